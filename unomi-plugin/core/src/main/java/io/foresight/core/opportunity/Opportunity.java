/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.opportunity;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A topic or category that high-value customers care about and buy less in than elsewhere.
 * Immutable. All counts are of people, in the period that was looked at.
 */
public final class Opportunity {
  private final String topic;
  private final long engaged;
  private final long bought;
  private final long asked;
  private final long items;
  private final double usualRate;
  private final double missing;
  private final double lift;

  Opportunity(
      String topic,
      long engaged,
      long bought,
      long asked,
      long items,
      double usualRate,
      double missing,
      double lift) {
    this.topic = topic;
    this.engaged = engaged;
    this.bought = bought;
    this.asked = asked;
    this.items = items;
    this.usualRate = usualRate;
    this.missing = missing;
    this.lift = lift;
  }

  /** The topic or category. */
  public String topic() {
    return topic;
  }

  /** High-value customers who viewed, searched, read or asked about it. */
  public long engaged() {
    return engaged;
  }

  /** Of these, how many bought in it. */
  public long bought() {
    return bought;
  }

  /** Of these, how many asked support about it. */
  public long asked() {
    return asked;
  }

  /** Items that the catalogue has in it and that can be had now. */
  public long items() {
    return items;
  }

  /** Share, 0..1, of high-value customers who buy in a topic they engage with, over all topics. */
  public double usualRate() {
    return usualRate;
  }

  /**
   * High-value customers who would have bought at the usual rate and did not, at least: computed
   * with the upper 95 % limit of the topic's own rate. What opportunities are ranked by.
   */
  public double missing() {
    return missing;
  }

  /** How much more often high-value customers engage with it than others; 1 is equally often. */
  public double lift() {
    return lift;
  }

  /** As JSON, named as the methods. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("topic", topic);
    m.put("engaged", engaged);
    m.put("bought", bought);
    m.put("asked", asked);
    m.put("items", items);
    m.put("usualRate", usualRate);
    m.put("missing", missing);
    m.put("lift", lift);
    return m;
  }

  @Override
  public String toString() {
    return toMap().toString();
  }
}
