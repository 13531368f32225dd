/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names that feeds give to the fields of an item. */
final class FieldNames {
  /** Every field of an item but its attributes. */
  static final List<String> OURS =
      List.of(
          "id",
          "type",
          "title",
          "description",
          "categories",
          "brand",
          "price",
          "salePrice",
          "saleFrom",
          "saleUntil",
          "margin",
          "currency",
          "url",
          "image",
          "availability",
          "stock",
          "tags",
          "locale",
          "firstSeen",
          "attributes");

  // Names that are read and become part of another field.
  static final String SALE_DATES = "salePriceEffectiveDate";
  static final String COST = "costOfGoodsSold";
  static final String GOOGLE_CATEGORY = "googleProductCategory";

  private static final Map<String, String> BY_NAME = new HashMap<>();

  static {
    for (String f : OURS) {
      alias(f, f);
    }
    alias("id", "sku", "productId", "itemId", "offerId");
    alias("title", "name", "productName");
    alias("description", "summary", "text");
    alias("categories", "category", "categoryPath", "productType");
    alias("brand", "manufacturer");
    alias("url", "link", "productUrl", "href");
    alias("image", "imageLink", "imageUrl", "picture");
    alias("stock", "quantity", "inventory", "sellOnGoogleQuantity");
    alias("salePrice", "specialPrice");
    alias("locale", "language", "contentLanguage");
    alias("tags", "keywords");
    alias("firstSeen", "createdAt", "published", "pubDate", "publishedAt");
    alias(SALE_DATES, SALE_DATES);
    alias(COST, COST);
    alias(GOOGLE_CATEGORY, GOOGLE_CATEGORY);
  }

  private FieldNames() {}

  private static void alias(String ours, String... theirs) {
    for (String t : theirs) {
      BY_NAME.put(key(t), ours);
    }
  }

  /**
   * Our name of a field.
   *
   * @param name e.g. {@code sale_price}, {@code g:sale_price}, {@code Sale Price}
   * @return the name itself if it is none of ours: a free attribute
   */
  static String of(String name) {
    String s = name.startsWith("g:") ? name.substring(2) : name;
    return BY_NAME.getOrDefault(key(s), s);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }
}
