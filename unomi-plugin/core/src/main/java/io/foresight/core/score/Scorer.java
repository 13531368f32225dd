/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scores profiles with one model version: probability (or amount), percentile, band with
 * hysteresis, reasons, validity and trail. Thread-safe.
 */
public final class Scorer {
  private final ScoringModel model;
  private final String version;
  private final PercentileTable percentiles;
  private final BandPolicy bands;
  private final Duration valid;
  private final Describer describer;
  private final Clock clock;

  /**
   * @param model the live model
   * @param version its version, e.g. {@code purchase-30d-3}
   * @param percentiles of the population it was put live on
   * @param bands thresholds and hysteresis
   * @param valid how long a score counts
   * @param describer words for reasons
   * @param clock the moment of scoring; days of the trail are UTC
   */
  public Scorer(
      ScoringModel model,
      String version,
      PercentileTable percentiles,
      BandPolicy bands,
      Duration valid,
      Describer describer,
      Clock clock) {
    this.model = model;
    this.version = version;
    this.percentiles = percentiles;
    this.bands = bands;
    this.valid = valid;
    this.describer = describer;
    this.clock = clock;
  }

  /**
   * Scores a profile.
   *
   * @param row its features, in the model's columns
   * @param tier how much is known of it
   * @param previous its score so far, for hysteresis and trail; null if it has none
   */
  public Score score(Row row, Tier tier, @Nullable Score previous) {
    return score(row, tier, previous, true);
  }

  /**
   * Scores a profile, at a fraction of the cost where the reasons so far will do.
   *
   * @param explain false keeps the reasons of the previous score as long as its band stays
   */
  public Score score(Row row, Tier tier, @Nullable Score previous, boolean explain) {
    Instant now = clock.instant();
    double value = model.value(row);
    int percentile = percentiles.percentile(value);
    boolean fresh = previous != null && !previous.expired(now);
    Band before = previous != null && fresh ? previous.band() : null;
    Trail trail = previous == null ? Trail.EMPTY : previous.trail();
    Band band = bands.band(value, percentile, before);
    List<String> reasons =
        previous == null || explain || band != before ? reasons(row) : previous.reasons();
    Instant until = now.plus(valid);
    long today = now.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
    if (model.ofAmounts()) {
      return Score.ofAmount(
          value,
          band,
          percentile,
          tier,
          reasons,
          now,
          until,
          version,
          trail.with(today, percentile));
    }
    return new Score(
        value,
        band,
        percentile,
        tier,
        reasons,
        now,
        until,
        version,
        trail.with(today, Score.percent(value)));
  }

  private List<String> reasons(Row row) {
    double[] contributions = new double[model.schema().columns().size()];
    model.contributions(row, contributions);
    return Reasons.of(model.schema(), row, contributions, describer, Score.MAX_REASONS);
  }
}
