/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which band a score is in. A profile leaves its band only once it is more than the hysteresis
 * beyond the threshold, so that nobody flaps in and out of a segment. Immutable.
 */
public final class BandPolicy {
  /** What thresholds are compared with. */
  public enum By {
    /** Rank among the population, 1..100. */
    PERCENTILE,
    /** Probability in percent. */
    PERCENT
  }

  /** By percentile at 20, 50, 80 and 95, with a hysteresis of 2 points. */
  public static final BandPolicy DEFAULT =
      new BandPolicy(By.PERCENTILE, new double[] {20, 50, 80, 95}, 2);

  private static final int BANDS = Band.values().length;

  private final By by;
  private final double[] thresholds;
  private final double hysteresis;

  private BandPolicy(By by, double[] thresholds, double hysteresis) {
    this.by = by;
    this.thresholds = thresholds;
    this.hysteresis = hysteresis;
  }

  /**
   * Reads {@code by} (percentile or percent), {@code thresholds} (four ascending numbers in 0..100)
   * and {@code hysteresis} (0..20 points); what is absent is as in {@link #DEFAULT}.
   *
   * @throws InvalidInputException naming the field that cannot be used
   */
  public static BandPolicy of(Fields fields) {
    fields.allowOnly(Set.of("by", "thresholds", "hysteresis"));
    double[] t = DEFAULT.thresholds;
    Object given = fields.raw("thresholds");
    if (given != null) {
      t = thresholds(fields.at("thresholds"), given);
    }
    return new BandPolicy(
        fields.oneOf("by", By.class, DEFAULT.by),
        t,
        fields.number("hysteresis", DEFAULT.hysteresis, 0, 20));
  }

  private static double[] thresholds(String path, Object given) {
    List<?> list = given instanceof List ? (List<?>) given : List.of();
    double[] t = new double[BANDS - 1];
    boolean good = list.size() == t.length;
    for (int i = 0; good && i < t.length; i++) {
      Object v = list.get(i);
      t[i] = v instanceof Number ? ((Number) v).doubleValue() : Double.NaN;
      good = t[i] >= 0 && t[i] <= 100 && (i == 0 || t[i] > t[i - 1]);
    }
    if (!good) {
      throw new InvalidInputException(
          path, "must be four ascending numbers in 0..100, was " + given);
    }
    return t;
  }

  /** As read by {@link #of}. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("by", by.name().toLowerCase(java.util.Locale.ROOT));
    List<Double> t = new ArrayList<>();
    for (double d : thresholds) {
      t.add(d);
    }
    m.put("thresholds", t);
    m.put("hysteresis", hysteresis);
    return m;
  }

  /**
   * The band of a score.
   *
   * @param value probability, 0..1 (not looked at by percentile)
   * @param percentile rank among the population, 1..100
   * @param previous the band the profile is in, null if in none (or if its score expired)
   */
  public Band band(double value, int percentile, @Nullable Band previous) {
    double x = by == By.PERCENT ? value * 100 : percentile;
    if (previous != null) {
      int p = previous.ordinal();
      boolean above = p == 0 || x >= thresholds[p - 1] - hysteresis;
      boolean below = p == BANDS - 1 || x < thresholds[p] + hysteresis;
      if (above && below) {
        return previous;
      }
    }
    int band = 0;
    while (band < thresholds.length && x >= thresholds[band]) {
      band++;
    }
    return Band.values()[band];
  }
}
