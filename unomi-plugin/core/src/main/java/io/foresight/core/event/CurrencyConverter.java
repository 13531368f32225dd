/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.event;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Turns amounts into the one currency that an organisation reports in. Thread-safe. */
@FunctionalInterface
public interface CurrencyConverter {
  /**
   * Converts an amount.
   *
   * @param amount finite
   * @param currency ISO 4217 code in upper case; empty when the event names none
   * @return the amount in the reporting currency, or {@code NaN} when there is no rate
   */
  double toReporting(double amount, String currency);

  /**
   * Fixed rates.
   *
   * @param reporting ISO 4217 code; also taken for events that name no currency
   * @param rates what one unit of a currency is worth in the reporting currency, by ISO code
   */
  static CurrencyConverter fixed(String reporting, Map<String, Double> rates) {
    Map<String, Double> byCode = new TreeMap<>();
    rates.forEach((code, rate) -> byCode.put(code.toUpperCase(Locale.ROOT), rate));
    byCode.put("", 1.0);
    byCode.put(reporting.toUpperCase(Locale.ROOT), 1.0);
    return (amount, currency) -> amount * byCode.getOrDefault(currency, Double.NaN);
  }
}
