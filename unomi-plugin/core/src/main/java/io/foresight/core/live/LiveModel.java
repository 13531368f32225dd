/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.live;

import io.foresight.core.features.FeatureReader;
import io.foresight.core.features.FeatureState;
import io.foresight.core.goal.Goal;
import io.foresight.core.input.Fields;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.score.BandPolicy;
import io.foresight.core.score.Evidence;
import io.foresight.core.score.PercentileTable;
import io.foresight.core.score.Score;
import io.foresight.core.score.Scorer;
import io.foresight.core.score.Tier;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The live model of a goal, ready to score rows of today's feature reader even when it was trained
 * on other columns: what it does not find is missing. Thread-safe.
 */
public final class LiveModel {
  /** From so many events on a score rests on the person's own history. */
  public static final int PERSONAL_EVENTS = Evidence.OWN_EVENTS;

  private final Goal goal;
  private final String version;
  private final ScoringModel model;
  private final Scorer scorer;
  private final int @Nullable [] numbers;
  private final int @Nullable [] categories;

  /**
   * @param version e.g. {@code purchase-30d-3}
   * @param percentiles of the population that percentiles refer to
   * @param reader whose rows will be scored
   * @param clock stamps the scores
   */
  public LiveModel(
      Goal goal,
      String version,
      ScoringModel model,
      PercentileTable percentiles,
      FeatureReader reader,
      Clock clock) {
    this.goal = goal;
    this.version = version;
    this.model = model;
    this.scorer =
        new Scorer(
            model,
            version,
            percentiles,
            BandPolicy.of(Fields.of("goal.bands", goal.bands())),
            Duration.ofDays(goal.validDays()),
            new FeatureWords(reader::describe, reader::theme),
            clock);
    boolean same = reader.schema().equals(model.schema());
    this.numbers = same ? null : from(model.schema().numbers(), reader.schema().numbers());
    this.categories = same ? null : from(model.schema().categories(), reader.schema().categories());
  }

  private static int[] from(List<Column> wanted, List<Column> given) {
    return wanted.stream().mapToInt(given::indexOf).toArray();
  }

  /** The goal. */
  public Goal goal() {
    return goal;
  }

  /** The version. */
  public String version() {
    return version;
  }

  /**
   * Scores a profile that belongs to the goal's population.
   *
   * @param row of the reader this was made for
   * @param previous its score so far, or null
   * @param explain whether reasons are worked out anew even if the band stays
   */
  public Score score(FeatureState state, Row row, @Nullable Score previous, boolean explain) {
    Tier tier = Evidence.of(model, state.events()).tier();
    return scorer.score(own(row), tier, previous, explain);
  }

  /** What each column adds to the margin of a row, largest effect first, at most {@code limit}. */
  public Map<String, Double> contributions(Row row, int limit) {
    Schema schema = model.schema();
    double[] all = new double[schema.columns().size()];
    model.contributions(own(row), all);
    Map<String, Double> out = new LinkedHashMap<>();
    IntStream.range(0, all.length)
        .boxed()
        .sorted((a, b) -> Double.compare(Math.abs(all[b]), Math.abs(all[a])))
        .limit(limit)
        .filter(i -> all[i] != 0)
        .forEach(i -> out.put(schema.columns().get(i).name(), all[i]));
    return out;
  }

  private Row own(Row row) {
    int[] n = numbers;
    int[] c = categories;
    if (n == null || c == null) {
      return row;
    }
    Row own = model.schema().newRow();
    for (int i = 0; i < n.length; i++) {
      own.numbers[i] = n[i] < 0 ? Float.NaN : row.numbers[n[i]];
    }
    for (int i = 0; i < c.length; i++) {
      own.categories[i] = c[i] < 0 ? null : row.categories[c[i]];
    }
    return own;
  }
}
