/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import io.foresight.core.recommend.rank.Evidence;
import io.foresight.core.score.Tier;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One item of an answer, and why it is there. Immutable. */
public final class RecommendedItem {
  private final String id;
  private final double score;
  private final String source;
  private final Tier tier;
  private final @Nullable Evidence evidence;
  private final @Nullable String other;
  private final double propensity;

  RecommendedItem(
      String id,
      double score,
      String source,
      Tier tier,
      @Nullable Evidence evidence,
      @Nullable String other,
      double propensity) {
    this.id = id;
    this.score = score;
    this.source = source;
    this.tier = tier;
    this.evidence = evidence;
    this.other = other;
    this.propensity = propensity;
  }

  /** An item as it was noted: without its score and why, and placed without chance. */
  public static RecommendedItem of(String id, String source, Tier tier) {
    return new RecommendedItem(id, 0, source, tier, null, null, 1);
  }

  /** The item's id. */
  public String id() {
    return id;
  }

  /** Its score; comparable within one source of one answer only. */
  public double score() {
    return score;
  }

  /** What placed it: a source of the slot, or {@code pin}. */
  public String source() {
    return source;
  }

  /** How much is known behind it. */
  public Tier tier() {
    return tier;
  }

  /** Why it is there; null where nothing is known. */
  public @Nullable Evidence evidence() {
    return evidence;
  }

  /** Id of the item it goes with; null where there is none. */
  public @Nullable String other() {
    return other;
  }

  /** The probability with which it was placed here, 1 where chance had no say. */
  public double propensity() {
    return propensity;
  }

  /** JSON-like. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("item", id);
    m.put("score", Math.rint(score * 1e4) / 1e4);
    m.put("source", source);
    m.put("tier", tier.id());
    m.put("propensity", Math.rint(propensity * 1e6) / 1e6);
    if (evidence != null) {
      m.put("why", evidence.toMap());
      if (other != null) {
        m.put("with", other);
      }
    }
    return m;
  }
}
