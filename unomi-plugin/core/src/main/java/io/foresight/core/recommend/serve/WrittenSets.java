/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import io.foresight.core.input.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is written to profiles for conditions and segments, content of {@code
 * systemProperties.foresight.recommend}:
 *
 * <pre>{@code
 * { "slots": { "<slot>": { "set": "<id>", "tier": "personal", "version": "...",
 *                          "places": ["1|<item>", "2|<item>" ...],
 *                          "at": "<ISO moment>", "validUntil": "<ISO moment>" } },
 *   "affinity": { "category": ["<name>|<percent>" ...], "brand": [...] } }
 * }</pre>
 *
 * A place or a share is one word together with its name, so that a query for words can ask for "at
 * most the n-th" and "at least so much" without a field for each item or category.
 */
public final class WrittenSets {
  /** Below {@code recommend}: one object a slot. */
  public static final String SLOTS = "slots";

  /** Below {@code recommend}: shares of interest. */
  public static final String AFFINITY = "affinity";

  /** Most categories, and most brands, that are written. */
  public static final int MOST_SHARES = 20;

  private static final char BAR = '|';
  private static final int PERCENT = 100;

  private WrittenSets() {}

  /** The word for an item at a place from 1. */
  public static String place(int position, String item) {
    return position + String.valueOf(BAR) + item;
  }

  /** The words for an item at any place up to the n-th. */
  public static List<String> places(String item, int most) {
    List<String> out = new ArrayList<>();
    for (int p = 1; p <= most; p++) {
      out.add(place(p, item));
    }
    return out;
  }

  /** The word for a share of interest, 0..1, in whole percent. */
  public static String share(String name, double share) {
    return name + BAR + Math.round(PERCENT * share);
  }

  /** The words for any share from so many percent on. */
  public static List<String> shares(String name, int percent) {
    List<String> out = new ArrayList<>();
    for (int p = percent; p <= PERCENT; p++) {
      out.add(name + BAR + p);
    }
    return out;
  }

  /**
   * The content with a set put in its slot's place.
   *
   * @param recommend as it was; not changed
   */
  public static Map<String, Object> with(
      Map<String, Object> recommend, RecommendationSet set, Duration valid) {
    Instant at = Instant.ofEpochMilli(set.at());
    Map<String, Object> slot = new LinkedHashMap<>();
    slot.put("set", set.id());
    slot.put("tier", set.tier().id());
    slot.put("version", set.version());
    slot.put("places", places(set));
    slot.put("at", at.toString());
    slot.put("validUntil", at.plus(valid).toString());
    return withSlot(recommend, set.slot(), slot);
  }

  /** The content without the set of a slot: null in its place, for partial updates. */
  public static Map<String, Object> without(Map<String, Object> recommend, String slot) {
    return withSlot(recommend, slot, null);
  }

  private static Map<String, Object> withSlot(
      Map<String, Object> recommend, String id, @Nullable Map<String, Object> slot) {
    Map<String, Object> slots = new LinkedHashMap<>(map(recommend.get(SLOTS)));
    slots.put(id, slot);
    Map<String, Object> out = new LinkedHashMap<>(recommend);
    out.put(SLOTS, slots);
    return out;
  }

  /** The content with shares of interest by category and by brand. */
  public static Map<String, Object> withAffinity(
      Map<String, Object> recommend, Map<String, Double> categories, Map<String, Double> brands) {
    Map<String, Object> affinity = new LinkedHashMap<>();
    affinity.put("category", words(categories));
    affinity.put("brand", words(brands));
    Map<String, Object> out = new LinkedHashMap<>(recommend);
    out.put(AFFINITY, affinity);
    return out;
  }

  private static List<String> words(Map<String, Double> shares) {
    List<String> out = new ArrayList<>();
    shares.forEach(
        (name, share) -> {
          if (out.size() < MOST_SHARES && Math.round(PERCENT * share) > 0) {
            out.add(share(name, share));
          }
        });
    return out;
  }

  private static List<String> places(RecommendationSet set) {
    List<String> out = new ArrayList<>();
    for (RecommendedItem i : set.items()) {
      out.add(place(out.size() + 1, i.id()));
    }
    return out;
  }

  /** Whether a content holds exactly the items of a set, at the same tier. */
  public static boolean holds(Map<String, Object> recommend, RecommendationSet set) {
    Map<String, Object> slot = slot(recommend, set.slot());
    return set.tier().id().equals(slot.get("tier")) && places(set).equals(slot.get("places"));
  }

  /** Whether what is written for a set's slot has outlived half its time at the set's moment. */
  public static boolean old(Map<String, Object> recommend, RecommendationSet set, Duration valid) {
    Object at = slot(recommend, set.slot()).get("at");
    try {
      return !(at instanceof String)
          || Instant.parse((String) at).plus(valid.dividedBy(2)).toEpochMilli() <= set.at();
    } catch (DateTimeParseException e) {
      return true;
    }
  }

  /** What is written for a slot; empty where nothing is. */
  public static Map<String, Object> slot(Map<String, Object> recommend, String id) {
    return map(map(recommend.get(SLOTS)).get(id));
  }

  /** The items written for a slot, the best first. */
  public static List<String> items(Map<String, Object> recommend, String slot) {
    List<String> out = new ArrayList<>();
    Object places = slot(recommend, slot).get("places");
    if (places instanceof Collection) {
      for (Object p : (Collection<?>) places) {
        String word = String.valueOf(p);
        out.add(word.substring(word.indexOf(BAR) + 1));
      }
    }
    return out;
  }

  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map ? Fields.of("recommend", value).asMap() : Map.of();
  }
}
