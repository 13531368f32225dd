/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

/** Cleaning of texts that come from outside. */
public final class Texts {
  private Texts() {}

  /** One line: control characters and runs of white space become one space, ends are trimmed. */
  public static String oneLine(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isGap(c)) {
        gap = true;
      } else if (!isForbidden(c)) {
        if (gap && out.length() > 0) {
          out.append(' ');
        }
        gap = false;
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  /** At most so many UTF-16 units, never half a character; with an ellipsis if it was cut. */
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Math.max(0, most - 1);
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  private static boolean isGap(int c) {
    return c <= ' '
        || c == 0x7f
        || c == 0x85
        || c == 0x2028
        || c == 0x2029
        || Character.isWhitespace(c);
  }

  // Half surrogates and non-characters are no text; overrides of direction can disguise it.
  private static boolean isForbidden(int c) {
    return c >= 0xd800 && c <= 0xdfff
        || (c & 0xfffe) == 0xfffe
        || c >= 0xfdd0 && c <= 0xfdef
        || c >= 0x80 && c < 0xa0
        || c >= 0x202a && c <= 0x202e
        || c >= 0x2066 && c <= 0x2069
        || c == 0xfeff;
  }
}
