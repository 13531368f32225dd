/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import java.util.Locale;

/** Lines of at most 100 columns, indented, wrapped at words. */
final class TextLines {
  static final int WIDTH = 100;

  private final StringBuilder out = new StringBuilder();

  void rule() {
    out.append("=".repeat(WIDTH)).append('\n');
  }

  void blank() {
    out.append('\n');
  }

  void heading(String text) {
    blank();
    out.append(text).append('\n').append("-".repeat(Math.min(WIDTH, text.length()))).append('\n');
  }

  /** A paragraph; lines after the first are indented by two more. */
  void text(int indent, String text) {
    hanging(" ".repeat(indent), indent + 2, text);
  }

  /** A paragraph behind a label; lines after the first begin at the given column. */
  void hanging(String label, int column, String text) {
    StringBuilder line = new StringBuilder(label);
    boolean fresh = true;
    for (String word : text.trim().split("\\s+")) {
      if (!fresh && line.length() + 1 + word.length() > WIDTH) {
        end(line);
        line = new StringBuilder(" ".repeat(column));
        fresh = true;
      }
      line.append(fresh ? "" : " ").append(word);
      fresh = false;
    }
    end(line);
  }

  /** Two ends of a line. */
  void spread(String left, String right) {
    int gap = Math.max(1, WIDTH - left.length() - right.length());
    end(new StringBuilder(left).append(" ".repeat(gap)).append(right));
  }

  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  static String count(long n, String one, String many) {
    return count(n) + " " + (n == 1 ? one : many);
  }

  static String pad(String text, int width) {
    String cut = text.length() <= width ? text : text.substring(0, width - 1) + "…";
    return cut + " ".repeat(width - cut.length());
  }

  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  private void end(StringBuilder line) {
    int n = line.length();
    while (n > 0 && line.charAt(n - 1) == ' ') {
      n--;
    }
    out.append(line, 0, n).append('\n');
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
