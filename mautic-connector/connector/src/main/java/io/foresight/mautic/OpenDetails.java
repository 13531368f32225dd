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
          "(?i).*(GoogleImageProxy|YahooMailProxy|bot|crawl|spider|preview|scan|Barracuda|Mimecast"
              + "|Proofpoint|curl|python|java/).*");

  private OpenDetails() {}

  /** One open. */
  static final class Open {
    final String time;
    final boolean machine;

    Open(String time, boolean machine) {
      this.time = time;
      this.machine = machine;
    }
  }

  /** In the order in which they happened; empty if the text cannot be read. */
  static List<Open> parse(String serialized) {
    List<Open> out = new ArrayList<>();
    Matcher m = ENTRY.matcher(serialized);
    while (m.find()) {
      out.add(new Open(m.group(1), machine(m.group(2))));
    }
    return out;
  }

  /** Mail proxies, scanners and scripts say who they are; Apple's proxy says only this much. */
  static boolean machine(String userAgent) {
    return userAgent != null
        && (userAgent.equals("Mozilla/5.0") || MACHINE.matcher(userAgent).matches());
  }
}
