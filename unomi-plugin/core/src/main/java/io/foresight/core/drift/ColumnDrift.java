/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.drift;

import io.foresight.core.evaluate.Numbers;
import java.util.LinkedHashMap;
import java.util.Map;

/** How far one column has moved. Immutable. */
public final class ColumnDrift {
  private static final double MODERATE = 0.1;
  private static final double ABOVE_USUAL = 1.5;

  private final String column;
  private final double weight;
  private final double psi;
  private final double distance;
  private final double usual;
  private final boolean sameSeason;
  private final double missingBefore;
  private final double missingNow;

  ColumnDrift(
      ColumnProfile reference,
      double psi,
      double distance,
      boolean sameSeason,
      double missingBefore,
      double missingNow) {
    this.column = reference.name();
    this.weight = reference.weight();
    this.psi = psi;
    this.distance = distance;
    this.usual = reference.usual();
    this.sameSeason = sameSeason;
    this.missingBefore = missingBefore;
    this.missingNow = missingNow;
  }

  /** Its name; {@link ReferenceProfile#SCORE} for the scores. */
  public String column() {
    return column;
  }

  /** Share of the model's contributions, 0..1. */
  public double weight() {
    return weight;
  }

  /** Population stability index less chance: below 0.1 small, above 0.25 large. */
  public double psi() {
    return psi;
  }

  /** Wasserstein distance in standard deviations; NaN for categories. */
  public double distance() {
    return distance;
  }

  /** Whether it moved by more than 0.1 and by half as much again as between training periods. */
  public boolean unusual() {
    return psi > Math.max(MODERATE, ABOVE_USUAL * usual);
  }

  /** JSON-like. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("column", column);
    Numbers.put(m, "weight", weight);
    Numbers.put(m, "psi", psi);
    Numbers.put(m, "distance", distance);
    Numbers.put(m, "usual", usual);
    m.put("comparedWith", sameSeason ? "the same season a year ago" : "all training periods");
    Numbers.put(m, "missingBefore", missingBefore);
    Numbers.put(m, "missingNow", missingNow);
    m.put("unusual", unusual());
    return m;
  }
}
