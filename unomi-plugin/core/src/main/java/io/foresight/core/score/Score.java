/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.input.Iso;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a profile carries for one goal, below {@code systemProperties.foresight.scores}. */
public final class Score {
  /** Reasons kept at most. */
  public static final int MAX_REASONS = 3;

  private static final String KIND = "kind";
  private static final String AMOUNT = "amount";
  private static final double LARGEST = 1e12;

  private final double value;
  private final boolean amount;
  private final Band band;
  private final int percentile;
  private final Tier tier;
  private final List<String> reasons;
  private final Instant computedAt;
  private final Instant validUntil;
  private final String version;
  private final Trail trail;

  /**
   * @param value probability 0..1; rounded to six decimals, so that equal scores stay equal
   * @param band see {@link BandPolicy}
   * @param percentile 1..100
   * @param tier how much data stands behind it
   * @param reasons sentences, most important first; only the first three are kept
   * @param computedAt moment of scoring, cut to seconds
   * @param validUntil from when on it counts as absent, cut to seconds
   * @param version model version, e.g. {@code purchase-30d-3}
   * @param trail how it moved, today's point included
   * @throws IllegalArgumentException if value or percentile is out of range
   */
  public Score(
      double value,
      Band band,
      int percentile,
      Tier tier,
      List<String> reasons,
      Instant computedAt,
      Instant validUntil,
      String version,
      Trail trail) {
    this(value, false, band, percentile, tier, reasons, computedAt, validUntil, version, trail);
  }

  private Score(
      double value,
      boolean amount,
      Band band,
      int percentile,
      Tier tier,
      List<String> reasons,
      Instant computedAt,
      Instant validUntil,
      String version,
      Trail trail) {
    double most = amount ? LARGEST : 1;
    if (!(value >= 0 && value <= most) || percentile < 1 || percentile > 100) {
      throw new IllegalArgumentException(
          "value must be 0.."
              + (amount ? "1e12" : "1")
              + " and percentile 1..100, were "
              + value
              + " and "
              + percentile);
    }
    this.amount = amount;
    this.value = Math.rint(value * 1e6) / 1e6;
    this.band = band;
    this.percentile = percentile;
    this.tier = tier;
    this.reasons =
        Collections.unmodifiableList(
            new ArrayList<>(reasons.subList(0, Math.min(MAX_REASONS, reasons.size()))));
    this.computedAt = computedAt.truncatedTo(ChronoUnit.SECONDS);
    this.validUntil = validUntil.truncatedTo(ChronoUnit.SECONDS);
    this.version = version;
    this.trail = trail;
  }

  /**
   * An expected amount, in the reporting currency; its {@link #percent()} is its percentile.
   *
   * @param value 0..1e12, rounded to six decimals
   * @throws IllegalArgumentException if value or percentile is out of range
   */
  public static Score ofAmount(
      double value,
      Band band,
      int percentile,
      Tier tier,
      List<String> reasons,
      Instant computedAt,
      Instant validUntil,
      String version,
      Trail trail) {
    return new Score(
        value, true, band, percentile, tier, reasons, computedAt, validUntil, version, trail);
  }

  /** A probability in percent, rounded and kept in 1..100: nobody is told 0. */
  public static int percent(double value) {
    return (int) Math.max(1, Math.min(100, Math.round(value * 100)));
  }

  /** Probability 0..1, or an expected amount if {@link #isAmount()}; six decimals. */
  public double value() {
    return value;
  }

  /** Whether the value is an amount. */
  public boolean isAmount() {
    return amount;
  }

  /** The value in percent, 1..100; of an amount its percentile. */
  public int percent() {
    return amount ? percentile : percent(value);
  }

  /** How high it is, in words. */
  public Band band() {
    return band;
  }

  /** Rank among the population, 1..100. */
  public int percentile() {
    return percentile;
  }

  /** How much data stands behind it. */
  public Tier tier() {
    return tier;
  }

  /** At most three sentences. */
  public List<String> reasons() {
    return reasons;
  }

  /** Moment of scoring. */
  public Instant computedAt() {
    return computedAt;
  }

  /** From when on it counts as absent. */
  public Instant validUntil() {
    return validUntil;
  }

  /** Model version. */
  public String version() {
    return version;
  }

  /** How it moved. */
  public Trail trail() {
    return trail;
  }

  /** Whether it counts as absent. */
  public boolean expired(Instant now) {
    return !validUntil.isAfter(now);
  }

  /** Change in percent points within the last days, see {@link Trail#change}. */
  public OptionalInt change(long today, int days) {
    return trail.change(percent(), today, days);
  }

  /** As it is stored on the profile. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    if (amount) {
      m.put(KIND, AMOUNT);
    }
    m.put("value", value);
    m.put("percent", percent());
    m.put("band", band.id());
    m.put("percentile", percentile);
    m.put("tier", tier.id());
    m.put("reasons", reasons);
    m.put("computedAt", computedAt.toString());
    m.put("validUntil", validUntil.toString());
    m.put("version", version);
    m.put("trail", trail.points());
    return m;
  }

  /**
   * Reads what {@link #toMap} wrote.
   *
   * @throws InvalidInputException naming the field that is missing or wrong
   */
  public static Score fromMap(Object map) {
    Fields f = Fields.of("score", map);
    List<Number> points = new ArrayList<>();
    Object trail = f.raw("trail");
    for (Object o : trail instanceof List ? (List<?>) trail : Collections.emptyList()) {
      if (o instanceof Number) {
        points.add((Number) o);
      }
    }
    boolean amount = AMOUNT.equals(f.raw(KIND));
    double value = f.number("value", Double.NaN, 0, amount ? LARGEST : 1);
    if (Double.isNaN(value)) {
      throw new InvalidInputException(
          f.at("value"), "is required and must be in 0.." + (amount ? "1e12" : "1"));
    }
    return new Score(
        value,
        amount,
        f.oneOf("band", Band.class, null),
        f.integer("percentile", 50, 1, 100),
        f.oneOf("tier", Tier.class, Tier.POOLED),
        f.strings("reasons"),
        instant(f, "computedAt"),
        instant(f, "validUntil"),
        f.string("version"),
        Trail.of(points));
  }

  private static Instant instant(Fields f, String name) {
    String text = f.string(name);
    try {
      return Instant.ofEpochMilli(Iso.millis(text));
    } catch (DateTimeException e) {
      throw new InvalidInputException(
          f.at(name), "must be a moment like 2026-11-22T02:00:00Z, was " + text);
    }
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Score && ((Score) o).toMap().equals(toMap());
  }

  @Override
  public int hashCode() {
    return toMap().hashCode();
  }

  @Override
  public String toString() {
    return toMap().toString();
  }
}
