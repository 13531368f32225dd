/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import io.foresight.core.input.Fields;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON form of an item. */
final class ItemJson {
  private ItemJson() {}

  static Map<String, Object> write(CatalogueItem i) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("id", i.id());
    m.put("type", i.type());
    text(m, "title", i.title());
    text(m, "description", i.description());
    list(m, "categories", i.categories());
    text(m, "brand", i.brand());
    number(m, "price", i.price());
    number(m, "salePrice", i.salePrice());
    moment(m, "saleFrom", i.saleFrom());
    moment(m, "saleUntil", i.saleUntil());
    number(m, "margin", i.margin());
    text(m, "currency", i.currency());
    text(m, "url", i.url());
    text(m, "image", i.image());
    m.put("availability", i.availability().json());
    if (i.stock() >= 0) {
      m.put("stock", i.stock());
    }
    list(m, "tags", i.tags());
    text(m, "locale", i.locale());
    moment(m, "firstSeen", i.firstSeen());
    if (!i.attributes().isEmpty()) {
      m.put("attributes", i.attributes());
    }
    return m;
  }

  /** Reads what {@link #write} wrote; nothing is mended. */
  static CatalogueItem read(Fields f) {
    CatalogueItem.Builder b = CatalogueItem.builder(f.string("id"));
    b.type(or(f.string("type", null), CatalogueItem.PRODUCT));
    b.title(or(f.string("title", null), "")).description(or(f.string("description", null), ""));
    b.categories(f.strings("categories")).brand(or(f.string("brand", null), ""));
    b.price(number(f, "price", 0), f.string("currency", null));
    b.sale(number(f, "salePrice", 0), moment(f, "saleFrom"), moment(f, "saleUntil"));
    b.margin(number(f, "margin", -Double.MAX_VALUE));
    b.url(f.string("url", null)).image(f.string("image", null));
    b.availability(f.oneOf("availability", Availability.class, Availability.IN_STOCK));
    b.stock(f.integer("stock", CatalogueItem.UNKNOWN_STOCK, -1, Integer.MAX_VALUE));
    b.tags(f.strings("tags")).locale(f.string("locale", null)).firstSeen(moment(f, "firstSeen"));
    return b.attributes(f.object("attributes").asMap()).build();
  }

  private static String or(@Nullable String s, String ifNull) {
    return s == null ? ifNull : s;
  }

  private static double number(Fields f, String name, double least) {
    return f.number(name, Double.NaN, least, Double.MAX_VALUE);
  }

  private static long moment(Fields f, String name) {
    return Moments.read(f.at(name), f.raw(name));
  }

  private static void text(Map<String, Object> m, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      m.put(name, value);
    }
  }

  private static void number(Map<String, Object> m, String name, double value) {
    if (!Double.isNaN(value)) {
      m.put(name, value);
    }
  }

  private static void moment(Map<String, Object> m, String name, long millis) {
    if (millis != 0) {
      m.put(name, Instant.ofEpochMilli(millis).toString());
    }
  }

  private static void list(Map<String, Object> m, String name, List<String> value) {
    if (!value.isEmpty()) {
      m.put(name, value);
    }
  }
}
