/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.token;

import io.foresight.core.catalogue.Texts;

/**
 * Escaping for the places in a mail where a value may stand. Besides what HTML asks for, three ways
 * of Mautic's are met (5.x; its {@code InputHelper::html} and token replacement):
 *
 * <ul>
 *   <li>HTML that holds any character beyond ASCII is passed through {@code rawurldecode} as a
 *       whole, which turns {@code %22} in an address into a quote. So HTML is ASCII only.
 *   <li>From HTML that is ASCII, {@code &#} is cut out of attribute values. So attributes hold
 *       named references only, and what has no name is written without its accents or left out.
 *   <li>{@code {contactfield=email}} is replaced wherever it stands, also as {@code %7B…%7D}. So
 *       braces are never left as such, and in addresses what follows them is encoded too.
 * </ul>
 */
public final class Escapes {
  private static final String HEX = "0123456789ABCDEF";

  private Escapes() {}

  /** For text between tags. A joiner of no width keeps braces apart should they be decoded. */
  public static String text(String s) {
    StringBuilder out = new StringBuilder(s.length() + 16);
    Texts.oneLine(s)
        .codePoints()
        .forEach(
            c -> {
              if (c == '{') {
                out.append("&#123;&#8204;");
              } else if (c == '&') {
                out.append("&amp;");
              } else if (c == '<') {
                out.append("&lt;");
              } else if (c == '>') {
                out.append("&gt;");
              } else if (c == '"') {
                out.append("&quot;");
              } else if (c > 0x7e || c == '\'' || c == '`' || c == '}' || c == '%' || c == '=') {
                out.append("&#").append(c).append(';');
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  /** For an attribute value in double quotes that is no address, e.g. {@code alt}. */
  public static String attribute(String s) {
    return AttributeText.of(Texts.oneLine(s));
  }

  /**
   * For an address in an attribute in double quotes.
   *
   * @param url as {@link io.foresight.core.catalogue.WebAddress} gives it
   */
  public static String url(String url) {
    return untoken(url).replace("&", "&amp;");
  }

  /**
   * For plain text, also where nobody knows whether it becomes part of HTML: a single field may be
   * used in a subject, in text and in HTML alike. Signs that mean something to HTML are replaced by
   * typographic ones, braces by parentheses.
   */
  public static String plain(String s) {
    StringBuilder out = new StringBuilder(s.length());
    String line = Texts.oneLine(s);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      out.append(plain(c));
      if (c == '%' && isHex(line, i + 1) && isHex(line, i + 2)) {
        out.append('\u200c');
      } else if (c == '&' && i + 1 < line.length() && !Character.isWhitespace(line.charAt(i + 1))) {
        // "&lt;" in a title must not become a sign of its own.
        out.append('\u200c');
      }
    }
    return out.toString();
  }

  private static char plain(char c) {
    switch (c) {
      case '<':
        return '‹';
      case '>':
        return '›';
      case '"':
        return '”';
      case '\'':
      case '`':
        return '’';
      case '{':
        return '(';
      case '}':
        return ')';
      default:
        return c;
    }
  }

  /** An address in which no encoded brace begins a token: {@code %7Bc} becomes {@code %7B%63}. */
  public static String untoken(String url) {
    StringBuilder out = new StringBuilder(url.length());
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      boolean afterBrace = i >= 3 && url.regionMatches(true, i - 3, "%7B", 0, 3);
      if (afterBrace && c != '%' && c != '#' && c != '&') {
        out.append('%').append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  static boolean isHex(String s, int i) {
    return i < s.length() && Character.digit(s.charAt(i), 16) >= 0;
  }
}
