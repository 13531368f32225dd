/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The single opens of a mail, out of PHP's serialised form. */
final class OpenDetails {
  private static final Pattern ENTRY =
      Pattern.compile(
          "s:8:\"datetime\";s:19:\"(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)\";"
              + "(?:s:9:\"useragent\";(?:s:\\d+:\"(.*?)\"|N);)?");
  private static final Pattern MACHINE =
      Pattern.compile(
          "(?i).*(bot|crawl|spider|preview|scan|Barracuda|Mimecast"
              + "|Proofpoint|curl|python|java/).*");

  private OpenDetails() {}

  /** One open. */
  static final class Open {
    final String time;
    final String userAgent;

    Open(String time, String userAgent) {
      this.time = time;
      this.userAgent = userAgent;
    }
  }

  /** In the order in which they happened; empty if the text cannot be read. */
  static List<Open> parse(String serialized) {
    List<Open> out = new ArrayList<>();
    Matcher m = ENTRY.matcher(serialized);
    while (m.find()) {
      out.add(new Open(m.group(1), m.group(2)));
    }
    return out;
  }

  /**
   * Scanners and scripts say who they are. Image proxies fetch for a person who opens: whether one
   * did is judged with all else that is known, not here.
   */
  static boolean machine(String userAgent) {
    return userAgent != null && MACHINE.matcher(userAgent).matches();
  }
}
