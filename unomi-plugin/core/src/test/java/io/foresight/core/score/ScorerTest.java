/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.model.Calibrator;
import io.foresight.core.model.CategoryLevels;
import io.foresight.core.model.LinearEncoder;
import io.foresight.core.model.LinearPredictor;
import io.foresight.core.model.NumberEncoding;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScorerTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");

  private final Schema schema =
      new Schema(
          List.of(Column.number("orders90"), Column.number("recency"), Column.category("country")));

  @Test
  void aFirstScore_hasBandReasonsAndTrail() {
    Score s = scorer(MONDAY).score(row(3, 40), Tier.PERSONAL, null);
    assertThat(s.reasons())
        .containsExactly("recency 40 lowers it", "3 orders in the last 90 days raise it");
    assertThat(s.band()).isEqualTo(Band.MEDIUM);
    assertThat(s.validUntil()).isEqualTo("2026-11-30T10:00:00Z");
    assertThat(s.trail().points()).containsExactly(20_780_000L + s.percent());
  }

  @Test
  void theTrail_growsByDayAndTellsTheChange() {
    Score first = scorer(MONDAY).score(row(0, 40), Tier.POOLED, null);
    Score second = scorer(MONDAY.plus(Duration.ofDays(2))).score(row(3, 0), Tier.PERSONAL, first);
    assertThat(second.trail().points()).hasSize(2);
    assertThat(second.change(20_782, 7)).hasValue(second.percent() - first.percent());
    assertThat(second.percent()).isGreaterThan(first.percent());
  }

  @Test
  void anExpiredBand_doesNotHold() {
    Score old = scorer(MONDAY).score(row(3, 40), Tier.PERSONAL, null);
    Score high = with(old, Band.HIGH);
    Scorer soon = scorer(MONDAY.plus(Duration.ofDays(1)));
    Scorer late = scorer(MONDAY.plus(Duration.ofDays(8)));
    assertThat(soon.score(row(3, 35), Tier.PERSONAL, high).band()).isEqualTo(Band.HIGH);
    assertThat(late.score(row(3, 35), Tier.PERSONAL, high).band()).isEqualTo(Band.MEDIUM);
  }

  @Test
  void anEmptyRow_hasNoReasonsFromMissingValues() {
    assertThat(scorer(MONDAY).score(schema.newRow(), Tier.RULES, null).reasons()).isEmpty();
  }

  private static Score with(Score s, Band band) {
    return new Score(
        s.value(),
        band,
        s.percentile(),
        s.tier(),
        s.reasons(),
        s.computedAt(),
        s.validUntil(),
        s.version(),
        s.trail());
  }

  private Row row(float orders, float recency) {
    Row row = schema.newRow();
    row.numbers[0] = orders;
    row.numbers[1] = recency;
    return row;
  }

  /** Margin: orders / 2 − recency / 20. */
  private Scorer scorer(Instant now) {
    NumberEncoding line = NumberEncoding.line(NumberEncoding.Shape.PLAIN, 0, 1, -1e6, 1e6);
    LinearEncoder encoder =
        new LinearEncoder(schema, List.of(line, line), List.of(new CategoryLevels(List.of("DE"))));
    double[] weights = new double[encoder.width()];
    weights[0] = 0.5;
    weights[1] = -0.05;
    ScoringModel model =
        new ScoringModel(
            "logistic-regression",
            new LinearPredictor(encoder, 0, weights, new double[] {0.1, -0.1, 0}),
            Calibrator.NONE);
    BandPolicy bands =
        BandPolicy.of(
            io.foresight.core.input.Fields.of(
                "bands", java.util.Map.of("by", "percent", "thresholds", List.of(10, 20, 45, 70))));
    Describer words =
        (column, number, category) ->
            column.name().equals("orders90") && !Float.isNaN(number)
                ? Phrase.many((int) number + " orders in the last 90 days")
                : Describer.PLAIN.describe(column, number, category);
    return new Scorer(
        model,
        "v-1",
        PercentileTable.EMPTY,
        bands,
        Duration.ofDays(7),
        words,
        Clock.fixed(now, ZoneOffset.UTC));
  }
}
