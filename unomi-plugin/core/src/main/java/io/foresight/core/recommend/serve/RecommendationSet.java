/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import io.foresight.core.score.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer: ranked items for a person and a slot, under an id that clicks are credited to. */
public final class RecommendationSet {
  private final String id;
  private final String slot;
  private final String version;
  private final long at;
  private final Tier tier;
  private final List<RecommendedItem> items;

  RecommendationSet(
      String id, String slot, String version, long at, Tier tier, List<RecommendedItem> items) {
    this.id = id;
    this.slot = slot;
    this.version = version;
    this.at = at;
    this.tier = tier;
    this.items = List.copyOf(items);
  }

  /** A set as it was noted, see {@link RecommendedItem#of}. */
  public static RecommendationSet of(
      String id, String slot, String version, long at, Tier tier, List<RecommendedItem> items) {
    return new RecommendationSet(id, slot, version, at, tier, items);
  }

  /** Its id: the same for the same slot, person, moment and model. */
  public String id() {
    return id;
  }

  /** The slot's id. */
  public String slot() {
    return slot;
  }

  /** Version of the model. */
  public String version() {
    return version;
  }

  /** When it was made, milliseconds since 1970. */
  public long at() {
    return at;
  }

  /** How much is known behind most of its items. */
  public Tier tier() {
    return tier;
  }

  /** The items, the best first; fewer than the slot shows where there are no more. */
  public List<RecommendedItem> items() {
    return items;
  }

  /** JSON-like. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("id", id);
    m.put("slot", slot);
    m.put("version", version);
    m.put("at", Instant.ofEpochMilli(at).toString());
    m.put("tier", tier.id());
    List<Object> list = new ArrayList<>();
    items.forEach(i -> list.add(i.toMap()));
    m.put("items", list);
    return m;
  }
}
