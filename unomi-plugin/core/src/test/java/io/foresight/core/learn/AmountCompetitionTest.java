/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.job.Progress;
import io.foresight.core.model.ModelCodec;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AmountCompetitionTest {
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Column.number("amount_total"),
              Column.number("tenure_days"),
              Column.number("customer_days"),
              Column.number("days_since_order"),
              Column.number("order_days"),
              Column.number("amount_90d")));
  private static final CompetitionOptions OPTIONS =
      CompetitionOptions.seeded(1).withResamples(100).withMaxRows(5_000, 20_000);
  private static final int SNAPSHOTS = 6;

  /** Rows of so many people at six moments a horizon apart; the last moment is the test. */
  private static TrainingSet rows(int people, ToDoubleBiFunction<Row, Random> amount) {
    Random random = new Random(3);
    TrainingSet.Builder b = new TrainingSet.Builder(SCHEMA);
    for (int t = 0; t < SNAPSHOTS; t++) {
      for (int p = 0; p < people; p++) {
        Row row = SCHEMA.newRow();
        double days = 30 + 600 * random.nextDouble();
        double orders = 1 + random.nextInt(8);
        row.numbers[0] = (float) (orders * 20 * Math.exp(random.nextGaussian()));
        row.numbers[1] = (float) days;
        row.numbers[2] = (float) days;
        row.numbers[3] = (float) (days * random.nextDouble());
        row.numbers[4] = (float) orders;
        row.numbers[5] = (float) (200 * random.nextDouble());
        b.addAmount(row, amount.applyAsDouble(row, random), t, p);
      }
    }
    return b.build();
  }

  private static AmountResult run(TrainingSet rows) {
    int people = rows.size() / SNAPSHOTS;
    int cut = people * (SNAPSHOTS - 1);
    Split split =
        Splits.inTime(
            rows,
            IntStream.range(0, cut).toArray(),
            IntStream.range(cut, rows.size()).toArray(),
            1,
            "in time");
    return new AmountCompetition(OPTIONS, 90).run(rows, split, Progress.NONE);
  }

  private static double recent(Row row, Random random) {
    boolean buys = random.nextDouble() < 0.4;
    return buys ? row.numbers[5] * 2 * -Math.log(1 - random.nextDouble()) : 0;
  }

  @Test
  void whatPredictsSpendBetterThanThePastRate_isFound_andItsTotalIsRight() {
    AmountResult r = run(rows(1_500, AmountCompetitionTest::recent));
    assertThat(r.refusal()).isEmpty();
    assertThat(r.report().beatsBaseline()).as(r.report().comparison().reason()).isTrue();
    assertThat(r.report().model().value("totalError")).isCloseTo(0, within(0.2));
    assertThat(r.report().comparison().mseSaved().value()).isPositive();
    Map<String, Object> card = r.report().toMap();
    assertThat(card)
        .containsEntry("kind", "amount")
        .containsEntry("baselineName", "spend-rate")
        .containsEntry("referenceName", "bg-nbd-gamma-gamma")
        .containsKeys("metrics", "baseline", "deciles", "candidates", "provenance");
    Map<?, ?> shares = (Map<?, ?>) java.util.Objects.requireNonNull(card.get("importance"));
    assertThat(shares.keySet().iterator().next()).isEqualTo("amount_90d");
  }

  @Test
  void noise_neverGoesLive() {
    AmountResult r = run(rows(600, (row, random) -> random.nextInt(4) == 0 ? 50 : 0));
    assertThat(r.refusal()).isEmpty();
    assertThat(r.report().beatsBaseline()).isFalse();
  }

  @Test
  void theModel_survivesItsBytes_andSaysSoWhenAskedForAProbability() {
    TrainingSet rows = rows(400, AmountCompetitionTest::recent);
    ScoringModel m = run(rows).model();
    ScoringModel read = ModelCodec.decode(ModelCodec.encode(m));
    Row row = SCHEMA.newRow();
    double[] c = new double[SCHEMA.columns().size()];
    for (int i = 0; i < 200; i++) {
      rows.read(i, row);
      assertThat(read.value(row)).isCloseTo(m.value(row), within(1e-9 * m.value(row)));
      assertThat(m.value(row)).isBetween(0.0, 1e12);
      m.contributions(row, c);
      double sum = m.base();
      for (double v : c) {
        sum += v;
      }
      assertThat(sum).isCloseTo(m.margin(row), within(1e-4));
    }
    assertThat(read.ofAmounts()).isTrue();
    assertThatThrownBy(() -> read.probability(row)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theSameRows_giveTheSameModel() {
    TrainingSet rows = rows(300, AmountCompetitionTest::recent);
    assertThat(ModelCodec.encode(run(rows).model()))
        .isEqualTo(ModelCodec.encode(run(rows).model()));
  }

  @Test
  void noOrders_oneSpender_andNobody_areRefusedInWords() {
    assertThat(run(rows(200, (row, random) -> 0)).refusal()).contains("only 0 rows");
    boolean[] once = {false};
    AmountResult one =
        run(
            rows(
                200,
                (row, random) -> {
                  double a = once[0] ? 0 : 1e6;
                  once[0] = true;
                  return a;
                }));
    assertThat(one.refusal()).contains("only 1 rows");
    TrainingSet none = new TrainingSet.Builder(SCHEMA).build();
    assertThat(run(none).refusal()).contains("no rows");
  }

  @Test
  void equalAmounts_negativeOnes_andAbsurdOnes_areNoErrors() {
    AmountResult equal = run(rows(300, (row, random) -> 25));
    assertThat(equal.report().beatsBaseline()).isFalse();
    Row row = SCHEMA.newRow();
    assertThat(equal.model().value(row)).isBetween(0.0, 1e12);
    AmountResult negative =
        run(rows(300, (r, random) -> random.nextBoolean() ? -30 : recent(r, random)));
    assertThat(negative.refusal()).isEmpty();
    AmountResult absurd =
        run(rows(300, (r, random) -> random.nextInt(300) == 0 ? 1e11 : recent(r, random)));
    assertThat(absurd.refusal()).isEmpty();
  }

  @Test
  void aSetWithAmounts_keepsThem_andAnotherAmountIsAnotherSet() {
    TrainingSet.Builder b = new TrainingSet.Builder(SCHEMA);
    for (int i = 0; i < 200; i++) {
      b.addAmount(SCHEMA.newRow(), i, i, i);
    }
    TrainingSet set = b.build();
    assertThat(set.amount(150)).isEqualTo(150);
    assertThat(set.subset(new int[] {7, 3}).amounts()).containsExactly(7, 3);
    assertThat(set.label(0)).isFalse();
    assertThat(set.label(1)).isTrue();
    TrainingSet other = new TrainingSet.Builder(SCHEMA).addAmount(SCHEMA.newRow(), 2, 1, 1).build();
    assertThat(set.subset(new int[] {1}).hash()).isNotEqualTo(other.hash());
    TrainingSet.Builder without = new TrainingSet.Builder(SCHEMA).add(SCHEMA.newRow(), true);
    assertThatThrownBy(() -> without.addAmount(SCHEMA.newRow(), 1, 1, 1))
        .isInstanceOf(IllegalStateException.class);
  }
}
