/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.token;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prices as people of a place write them. */
public final class MailPrice {
  private MailPrice() {}

  /**
   * E.g. {@code 12,90 €} for Germany, {@code €12.90} for Ireland, {@code ¥1,290} for Japan; the
   * currency's own number of decimals, halves rounded up.
   *
   * @param currency ISO 4217
   * @return empty if amount or currency is not known: a number without one would mislead
   */
  public static String format(double amount, @Nullable String currency, Locale locale) {
    if (currency == null || !(amount >= 0 && amount < 1e12)) {
      return "";
    }
    Currency unit;
    try {
      unit = Currency.getInstance(currency);
    } catch (IllegalArgumentException e) {
      return "";
    }
    int digits = Math.max(0, unit.getDefaultFractionDigits());
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(unit);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(BigDecimal.valueOf(amount).setScale(digits, RoundingMode.HALF_UP));
  }
}
