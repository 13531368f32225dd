/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.slot;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.recommend.rank.RankerSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A place where items are shown, and the rules it keeps. Sources fill it in their order until it is
 * full; then those of the fallback, whose use is counted. Immutable.
 */
public final class SlotDefinition {
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "name",
          "count",
          "basis",
          "sources",
          "fallback",
          "types",
          "filter",
          "boosts",
          "pins",
          "exclude",
          "variety",
          "newItems",
          "newDays",
          "explore",
          "minPeople",
          "unavailable");
  private static final List<String> SOURCES =
      List.of(
          Source.BLEND,
          Source.CART,
          Source.NEW_ITEMS,
          Source.TRENDING,
          Source.BACK_IN_STOCK,
          Source.PRICE_DROP,
          RankerSet.POPULAR,
          RankerSet.RECENT,
          RankerSet.SEGMENT,
          RankerSet.ITEM_COSINE,
          RankerSet.ITEM_LIKELIHOOD,
          RankerSet.EASE,
          RankerSet.SIMILAR_PEOPLE,
          RankerSet.CONTENT,
          RankerSet.NEXT,
          RankerSet.REPURCHASE,
          RankerSet.REFILL,
          RankerSet.BASKETS);

  private final String id;
  private final String name;
  private final int count;
  private final Basis basis;
  private final List<String> sources;
  private final List<String> fallback;
  private final Set<String> types;
  private final ItemFilter filter;
  private final List<Boost> boosts;
  private final TreeMap<Integer, String> pins = new TreeMap<>();
  private final Exclusions exclusions;
  private final Variety variety;
  private final int newItems;
  private final int newDays;
  private final double explore;
  private final int minPeople;
  private final boolean unavailable;

  private SlotDefinition(Fields f) {
    f.allowOnly(FIELDS);
    id = f.string("id");
    if (!id.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw new InvalidInputException(
          f.at("id"), "must be at most 63 small letters, digits and dashes, was " + id);
    }
    String named = f.string("name", id);
    name = named == null ? id : named;
    count = f.integer("count", 10, 1, 50);
    basis = f.oneOf("basis", Basis.class, Basis.PERSON);
    sources = names(f, "sources", List.of(Source.BLEND));
    fallback =
        names(f, "fallback", List.of(RankerSet.SEGMENT, RankerSet.RECENT, RankerSet.POPULAR));
    types = Set.copyOf(f.strings("types"));
    filter = ItemFilter.fromMap(f.object("filter"));
    boosts = new ArrayList<>();
    for (Fields b : f.objects("boosts")) {
      boosts.add(Boost.fromMap(b));
    }
    for (Fields p : f.objects("pins")) {
      p.allowOnly(Set.of("item", "position"));
      if (pins.put(p.integer("position", 1, 1, count), p.string("item")) != null) {
        throw new InvalidInputException(p.at("position"), "is pinned twice");
      }
    }
    exclusions = Exclusions.fromMap(f.object("exclude"));
    variety = Variety.fromMap(f.object("variety"));
    newItems = f.integer("newItems", 0, 0, count);
    newDays = f.integer("newDays", 30, 1, 3650);
    explore = f.number("explore", 0.05, 0, 1);
    minPeople = f.integer("minPeople", 2, 0, 1_000_000);
    unavailable = f.bool("unavailable", false);
  }

  /**
   * Reads a definition; only {@code id} is required. Defaults: 10 items for the person from the
   * blend, then by segment, recent and overall popularity; nothing pinned, boosted or left out but
   * what is in the cart; 5 % exploration; pairs that fewer than 2 people took do not count.
   *
   * @throws InvalidInputException naming the field
   */
  public static SlotDefinition fromMap(Fields f) {
    return new SlotDefinition(f);
  }

  private static List<String> names(Fields f, String field, List<String> ifAbsent) {
    if (!f.has(field)) {
      return ifAbsent;
    }
    List<String> out = f.strings(field);
    for (String s : out) {
      if (!SOURCES.contains(s)) {
        throw new InvalidInputException(f.at(field), "must be of " + SOURCES + ", was " + s);
      }
    }
    return List.copyOf(out);
  }

  /** JSON-like, every field with its value; {@link #fromMap} reads it back. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("id", id);
    m.put("name", name);
    m.put("count", count);
    m.put("basis", basis.name().toLowerCase(java.util.Locale.ROOT));
    m.put("sources", sources);
    m.put("fallback", fallback);
    m.put("types", new ArrayList<>(new java.util.TreeSet<>(types)));
    m.put("filter", filter.toMap());
    List<Object> boosted = new ArrayList<>();
    boosts.forEach(b -> boosted.add(b.toMap()));
    m.put("boosts", boosted);
    List<Object> pinned = new ArrayList<>();
    pins.forEach((position, item) -> pinned.add(Map.of("item", item, "position", position)));
    m.put("pins", pinned);
    m.put("exclude", exclusions.toMap());
    m.put("variety", variety.toMap());
    m.put("newItems", newItems);
    m.put("newDays", newDays);
    m.put("explore", explore);
    m.put("minPeople", minPeople);
    m.put("unavailable", unavailable);
    return m;
  }

  /** Which blend serves it. */
  public Task task() {
    if (basis == Basis.ITEM || basis == Basis.LAST_VIEWED) {
      return Task.ITEM;
    }
    if (basis == Basis.CART || basis == Basis.LAST_ORDER) {
      return Task.BASKET;
    }
    return exclusions.boughtDays() > 0 ? Task.PERSON_NEW : Task.PERSON;
  }

  /** Its id. */
  public String id() {
    return id;
  }

  /** What people call it. */
  public String name() {
    return name;
  }

  /** How many items it shows. */
  public int count() {
    return count;
  }

  /** What its answers are made from. */
  public Basis basis() {
    return basis;
  }

  /** What fills it, in this order. */
  public List<String> sources() {
    return sources;
  }

  /** What fills it when its sources do not. */
  public List<String> fallback() {
    return fallback;
  }

  /** Types of item it shows; empty: all. */
  public Set<String> types() {
    return types;
  }

  /** Which items it shows. */
  public ItemFilter filter() {
    return filter;
  }

  /** What is moved up or down. */
  public List<Boost> boosts() {
    return boosts;
  }

  /** Pinned items by position from 1. */
  public Map<Integer, String> pins() {
    return pins;
  }

  /** What it leaves out. */
  public Exclusions exclusions() {
    return exclusions;
  }

  /** How mixed it is. */
  public Variety variety() {
    return variety;
  }

  /** How many of its items are new ones at least, as far as there are. */
  public int newItems() {
    return newItems;
  }

  /** For how many days an item is new. */
  public int newDays() {
    return newDays;
  }

  /** How often the last position is given to chance. */
  public double explore() {
    return explore;
  }

  /** Pairs that fewer people took do not count as a reason to show an item. */
  public int minPeople() {
    return minPeople;
  }

  /** Whether it shows what cannot be had now. */
  public boolean unavailable() {
    return unavailable;
  }
}
