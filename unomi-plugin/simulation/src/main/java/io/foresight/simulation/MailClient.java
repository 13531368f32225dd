/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import org.jspecify.annotations.Nullable;

/**
 * With what somebody reads mail and what stands before the inbox, as a sender sees it: user agents,
 * addresses, machines that fetch pictures and follow links. Addresses are of ranges that belong to
 * nobody (RFC 5737, RFC 2544, RFC 6598).
 */
final class MailClient {
  /** What checks mail before it is delivered. */
  enum Gateway {
    /** Nothing that follows links. */
    NONE,
    /** Says who it is. */
    NAMED,
    /** Looks like a browser. */
    CLOAKED
  }

  private static final String[] BROWSERS = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148",
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.5 Safari",
    "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0; Pro)"
  };
  private static final String GOOGLE =
      "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)";
  private static final String[] SCANNERS = {
    "Barracuda Sentinel (EE)", "Mimecast-URL-Protect/1.0", "python-requests/2.31.0"
  };
  private static final double UNKNOWN_AGENT = 0.2;
  private static final double UNKNOWN_ADDRESS = 0.3;

  final boolean apple;
  final boolean gmail;
  final Gateway gateway;

  /** Whether the shop recognises who comes from a mail: some mail apps open links on their own. */
  final boolean recognised;

  private final String browser;
  private final String home;

  MailClient(boolean apple, Draw draw) {
    this.apple = apple;
    this.gmail = !apple && draw.chance(0.45);
    double g = draw.uniform();
    boolean office = !apple && !gmail;
    this.gateway =
        office && g < 0.08 ? Gateway.NAMED : office && g < 0.22 ? Gateway.CLOAKED : Gateway.NONE;
    this.recognised = draw.chance(0.85);
    this.browser = draw.pick(BROWSERS);
    this.home = "100." + draw.whole(64, 127) + "." + draw.whole(0, 255) + "." + draw.whole(1, 254);
  }

  /** User agent of a human open. */
  @Nullable String openAgent(Draw draw) {
    return draw.chance(UNKNOWN_AGENT) ? null : gmail && draw.chance(0.9) ? GOOGLE : browser;
  }

  /** User agent of a human click. */
  @Nullable String clickAgent(Draw draw) {
    return draw.chance(UNKNOWN_AGENT) ? null : browser;
  }

  /** Address of a human; mostly at home, on the way somewhere else. */
  @Nullable String address(Draw draw) {
    if (draw.chance(UNKNOWN_ADDRESS)) {
      return null;
    }
    return draw.chance(0.75)
        ? home
        : "100." + draw.whole(64, 127) + "." + draw.whole(0, 255) + "." + draw.whole(1, 254);
  }

  /** Address of a human's open: Gmail fetches pictures itself when the mail is read. */
  @Nullable String openAddress(@Nullable String agent, Draw draw) {
    String own = address(draw);
    return GOOGLE.equals(agent) && own != null ? "198.51.100." + draw.whole(1, 254) : own;
  }

  /** User agent of the provider's machine that loads pictures ahead. */
  @Nullable String prefetchAgent(Draw draw) {
    return draw.chance(0.35) ? null : "Mozilla/5.0";
  }

  /** Where that machine comes from. */
  @Nullable String prefetchAddress(Draw draw) {
    return draw.chance(UNKNOWN_ADDRESS) ? null : "203.0.113." + draw.whole(1, 254);
  }

  /** User agent of the gateway's check of one mail. */
  @Nullable String scannerAgent(Draw draw) {
    if (draw.chance(0.3)) {
      return null;
    }
    return gateway == Gateway.NAMED ? draw.pick(SCANNERS) : BROWSERS[0];
  }

  /** Where the gateway checks from: mostly a computing centre, some rent homes. */
  @Nullable String scannerAddress(Draw draw) {
    if (draw.chance(UNKNOWN_ADDRESS)) {
      return null;
    }
    return draw.chance(0.25)
        ? "100." + draw.whole(64, 127) + "." + draw.whole(0, 255) + "." + draw.whole(1, 254)
        : "198.18." + draw.whole(0, 7) + "." + draw.whole(1, 254);
  }
}
