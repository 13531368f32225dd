/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.slot;

import io.foresight.core.input.Fields;
import io.foresight.core.recommend.rank.RankerSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The slots that come with the product; an organisation changes copies of them or adds its own. */
public final class ShippedSlots {
  private static final int EVER = 36_500;

  private ShippedSlots() {}

  /** All of them by id. */
  public static Map<String, SlotDefinition> all() {
    Map<String, SlotDefinition> out = new LinkedHashMap<>();
    add(out, "also-bought", "Others also bought", Map.of("basis", "item", "count", 6));
    add(
        out,
        "bought-together",
        "Often bought together",
        Map.of(
            "basis",
            "item",
            "count",
            3,
            "sources",
            List.of(RankerSet.BASKETS, Source.BLEND),
            "fallback",
            List.of(),
            "explore",
            0,
            "minPeople",
            3));
    add(
        out,
        "for-you",
        "For you",
        Map.of(
            "exclude", Map.of("boughtDays", EVER, "mailedDays", 30, "mailedTimes", 3),
            "variety", Map.of("perCategory", 5, "mix", 0.1)));
    add(
        out,
        "because-you-viewed",
        "Because you viewed",
        Map.of("basis", "last_viewed", "count", 6, "exclude", Map.of("boughtDays", 30)));
    add(
        out,
        "after-purchase",
        "Goes with your order",
        Map.of("basis", "last_order", "count", 6, "exclude", Map.of("boughtDays", EVER)));
    add(
        out,
        "refill",
        "Time to refill",
        Map.of(
            "sources", List.of(RankerSet.REFILL), "fallback", List.of(), "explore", 0, "count", 6));
    add(
        out,
        "new-for-you",
        "New for you",
        Map.of(
            "sources", List.of(Source.NEW_ITEMS),
            "fallback", List.of(),
            "exclude", Map.of("boughtDays", EVER, "viewedDays", 30)));
    add(
        out,
        "trending",
        "Trending",
        Map.of(
            "sources", List.of(Source.TRENDING),
            "fallback", List.of(RankerSet.RECENT, RankerSet.POPULAR)));
    add(
        out,
        "back-in-stock",
        "Back in stock",
        Map.of("sources", List.of(Source.BACK_IN_STOCK), "fallback", List.of(), "explore", 0));
    add(
        out,
        "price-drop",
        "Now cheaper",
        Map.of(
            "sources", List.of(Source.PRICE_DROP),
            "fallback", List.of(),
            "explore", 0,
            "exclude", Map.of("boughtDays", 90, "inCart", false)));
    add(
        out,
        "read-next",
        "Read next",
        Map.of(
            "types", List.of("article"),
            "basis", "last_viewed",
            "count", 5,
            "exclude", Map.of("viewedDays", 365),
            "fallback", List.of(RankerSet.CONTENT, RankerSet.RECENT, RankerSet.POPULAR)));
    add(
        out,
        "abandoned-cart",
        "Still in your cart",
        Map.of(
            "basis",
            "cart",
            "sources",
            List.of(Source.CART, Source.BLEND),
            "fallback",
            List.of(),
            "count",
            6,
            "explore",
            0,
            "exclude",
            Map.of("inCart", false)));
    return out;
  }

  /**
   * One of them.
   *
   * @throws IllegalArgumentException if none has that id
   */
  public static SlotDefinition of(String id) {
    SlotDefinition slot = all().get(id);
    if (slot == null) {
      throw new IllegalArgumentException("no slot comes with the product as " + id);
    }
    return slot;
  }

  private static void add(
      Map<String, SlotDefinition> to, String id, String name, Map<String, Object> rules) {
    Map<String, Object> m = new LinkedHashMap<>(rules);
    m.put("id", id);
    m.put("name", name);
    to.put(id, SlotDefinition.fromMap(Fields.of("slot", m)));
  }
}
