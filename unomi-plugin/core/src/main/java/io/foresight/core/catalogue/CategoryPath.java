/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import java.util.ArrayList;
import java.util.List;

/** Category paths in one form: {@code Home > Kitchen > Mugs}. */
public final class CategoryPath {
  /** What stands between the parts. */
  public static final String SEPARATOR = " > ";

  private CategoryPath() {}

  /**
   * A path in our form; parts are trimmed and empty ones dropped.
   *
   * @param text e.g. {@code "Home>Kitchen / Dining"}
   * @param separator what the feed writes between the parts, e.g. {@code >}
   * @return may be empty
   */
  public static String of(String text, String separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      add(parts, text.substring(from, at));
      from = at + separator.length();
    }
    add(parts, text.substring(from));
    return String.join(SEPARATOR, parts);
  }

  private static void add(List<String> parts, String part) {
    String s = Texts.oneLine(part);
    if (!s.isEmpty()) {
      parts.add(s);
    }
  }

  /** The last and narrowest part, e.g. {@code Mugs}. */
  public static String leaf(String path) {
    int at = path.lastIndexOf(SEPARATOR);
    return at < 0 ? path : path.substring(at + SEPARATOR.length());
  }

  /** The first and broadest part, e.g. {@code Home}. */
  public static String top(String path) {
    int at = path.indexOf(SEPARATOR);
    return at < 0 ? path : path.substring(0, at);
  }

  static boolean anyIn(List<String> paths, String category) {
    for (String p : paths) {
      if (p.startsWith(category)
          && (p.length() == category.length() || p.startsWith(SEPARATOR, category.length()))) {
        return true;
      }
    }
    return false;
  }
}
