/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import java.util.Currency;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Prices as feeds write them: {@code 12.90}, {@code "12.90 EUR"}, {@code "EUR 12,90"}, {@code
 * "1,299.00 USD"}, {@code "1.299,00 €"}. The last point or comma is the decimal mark if one to two
 * digits follow it, or three digits and no other mark is there but a point; every other one
 * separates thousands.
 */
final class PriceText {
  private static final Pattern TEXT =
      Pattern.compile("(?:([A-Z]{3}|[€$£¥])\\s*)?(-?[0-9][0-9.,'\\s]*)(?:\\s*([A-Z]{3}|[€$£¥]))?");

  final double amount;
  final @Nullable String currency;

  private PriceText(double amount, @Nullable String currency) {
    this.amount = amount;
    this.currency = currency;
  }

  /**
   * @return null if it is not a price
   */
  static @Nullable PriceText of(Object value) {
    if (value instanceof Number) {
      double d = ((Number) value).doubleValue();
      return Double.isFinite(d) ? new PriceText(d, null) : null;
    }
    String text = String.valueOf(value).replace('\u00a0', ' ').replace('\u202f', ' ').trim();
    Matcher m = TEXT.matcher(text.toUpperCase(Locale.ROOT));
    if (!m.matches()) {
      return null;
    }
    double d = number(m.group(2));
    return Double.isNaN(d) ? null : new PriceText(d, code(m.group(1), m.group(3)));
  }

  private static double number(String text) {
    String s = text.replaceAll("[\\s']", "");
    int mark = Math.max(s.lastIndexOf('.'), s.lastIndexOf(','));
    String fraction = "";
    if (mark >= 0) {
      int digits = s.length() - mark - 1;
      boolean only = s.indexOf(s.charAt(mark)) == mark;
      boolean decimal = only && (digits <= 2 || digits != 3 || isPlain(s, mark));
      fraction = decimal ? s.substring(mark + 1) : "";
      s = decimal ? s.substring(0, mark) : s;
    }
    try {
      return Double.parseDouble(s.replaceAll("[.,]", "") + "." + fraction + "0");
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  // "0.125" and "12.125" are decimals as JSON writes them; "1,299" is a thousand.
  private static boolean isPlain(String s, int mark) {
    return s.charAt(mark) == '.' && s.indexOf(',') < 0;
  }

  private static @Nullable String code(@Nullable String before, @Nullable String after) {
    String c = before == null ? after : before;
    if (c == null) {
      return null;
    }
    switch (c) {
      case "€":
        return "EUR";
      case "£":
        return "GBP";
      case "$":
      case "¥":
        // Several countries use these signs.
        return null;
      default:
        return c;
    }
  }

  /** Whether it is a currency of ISO 4217 that this Java knows. */
  static boolean isCurrency(String code) {
    try {
      return Currency.getInstance(code) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
