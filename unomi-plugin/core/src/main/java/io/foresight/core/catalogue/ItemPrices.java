/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import io.foresight.core.input.InvalidInputException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The amounts of an item and whether they fit together. */
final class ItemPrices {
  private static final double LARGEST = 1e9;

  private final Map<String, Object> values;
  private final ItemNotes notes;
  private @Nullable String currency;

  ItemPrices(FeedOptions options, Map<String, Object> values, ItemNotes notes) {
    this.values = values;
    this.notes = notes;
    Object given = values.get("currency");
    String code = given == null ? null : String.valueOf(given).trim().toUpperCase(Locale.ROOT);
    if (code != null && !PriceText.isCurrency(code)) {
      throw new InvalidInputException(
          "currency", "must be an ISO 4217 code, was " + ItemReader.cut(code));
    }
    this.currency = code;
    double price = price("price");
    double sale = price("salePrice");
    double margin = amount("margin", -LARGEST);
    double cost = amount(FieldNames.COST, 0);
    if (currency == null) {
      currency = options.currency();
    }
    this.price = Double.isNaN(price) ? sale : price;
    this.sale = sale < this.price ? sale : Double.NaN;
    if (!Double.isNaN(sale) && Double.isNaN(this.sale)) {
      notes.add("salePrice", "left out, is not below the price");
    }
    this.margin =
        Double.isNaN(margin) ? (Double.isNaN(this.sale) ? this.price : this.sale) - cost : margin;
  }

  private final double price;
  private final double sale;
  private final double margin;

  void into(CatalogueItem.Builder b) {
    b.price(price, currency).margin(margin);
    long from = Moments.read("saleFrom", values.get("saleFrom"));
    long until = Moments.read("saleUntil", values.get("saleUntil"));
    Object both = values.get(FieldNames.SALE_DATES);
    if (both != null) {
      String[] ends = String.valueOf(both).split("/", 2);
      from = Moments.read(FieldNames.SALE_DATES, ends[0]);
      until = ends.length == 2 ? Moments.read(FieldNames.SALE_DATES, ends[1]) : 0;
    }
    if (!Double.isNaN(sale)) {
      b.sale(sale, from, until);
    }
  }

  /** A price; those that are 0 or say that they are unknown count as missing. */
  private double price(String name) {
    double d = amount(name, 0);
    if (d == 0 && name.equals("salePrice")) {
      notes.add(name, "left out, is 0");
      return Double.NaN;
    }
    return d;
  }

  private double amount(String name, double least) {
    Object raw = values.get(name);
    if (raw == null) {
      return Double.NaN;
    }
    PriceText p = PriceText.of(raw);
    if (p == null || !(p.amount >= least && p.amount <= LARGEST)) {
      throw new InvalidInputException(
          name,
          "must be a number"
              + (least < 0 ? "" : " from 0")
              + ", such as 12.90 or 12.90 EUR, was "
              + ItemReader.cut(ItemReader.scalar(raw)));
    }
    if (p.currency != null) {
      takeCurrency(name, p.currency);
    }
    return p.amount;
  }

  private void takeCurrency(String name, String code) {
    if (!PriceText.isCurrency(code)) {
      throw new InvalidInputException(name, "must name an ISO 4217 currency, was " + code);
    }
    if (currency != null && !currency.equals(code)) {
      throw new InvalidInputException(
          name, "must be in " + currency + " as the item's other amounts, was " + code);
    }
    currency = code;
  }
}
