/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import java.util.regex.Pattern;

/** Text out of the HTML that shops put into descriptions; the result is still escaped later. */
final class Markup {
  private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!][^<>]{0,2000}>");

  private Markup() {}

  static String strip(String html) {
    String s = html.indexOf('<') < 0 ? html : TAG.matcher(html).replaceAll(" ");
    if (s.indexOf('&') < 0) {
      return s;
    }
    return s.replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
