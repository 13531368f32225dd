/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.evaluate.AmountRanking;
import io.foresight.core.job.Progress;
import io.foresight.core.model.ModelCodec;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoostedAmountLearnerTest {
  private static final Schema SCHEMA =
      new Schema(List.of(Column.number("x"), Column.number("noise")));
  private static final FitContext CONTEXT = new FitContext(1, 1, Progress.NONE);

  private final TrainingSet rows;
  private final double[] amounts = new double[4000];
  private final double[] truth = new double[4000];

  BoostedAmountLearnerTest() {
    Random random = new Random(1);
    TrainingSet.Builder b = new TrainingSet.Builder(SCHEMA);
    for (int i = 0; i < amounts.length; i++) {
      Row row = SCHEMA.newRow();
      row.numbers[0] = random.nextFloat();
      row.numbers[1] = random.nextFloat();
      truth[i] = 1000 * Math.exp(2 * row.numbers[0]);
      boolean buys = random.nextDouble() < 0.3;
      amounts[i] = buys ? truth[i] / 0.3 * -Math.log(1 - random.nextDouble()) : 0;
      b.add(row, false, i, i);
    }
    rows = b.build();
  }

  private static double[] predict(ScoringModel m, TrainingSet rows) {
    double[] out = new double[rows.size()];
    Row row = SCHEMA.newRow();
    for (int i = 0; i < out.length; i++) {
      rows.read(i, row);
      out[i] = Math.exp(m.margin(row));
    }
    return out;
  }

  @Test
  void amountsThatAreMostlyZero_areLearnedOnTheirScale() {
    double[] p = predict(new BoostedAmountLearner().fit(rows, amounts, null, CONTEXT), rows);
    AmountRanking r = new AmountRanking(p, truth);
    assertThat(r.totalError(r.ones())).isCloseTo(0, within(0.1));
    assertThat(r.spearman(r.ones())).isGreaterThan(0.9);
  }

  @Test
  void offsets_leaveAFactorOfOneWhereTheyAreRight() {
    double[] offsets = new double[truth.length];
    for (int i = 0; i < truth.length; i++) {
      offsets[i] = Math.log(truth[i]);
    }
    double[] right = predict(new BoostedAmountLearner().fit(rows, amounts, offsets, CONTEXT), rows);
    double[] half = offsets.clone();
    for (int i = 0; i < half.length; i++) {
      half[i] -= Math.log(2);
    }
    double[] twice = predict(new BoostedAmountLearner().fit(rows, amounts, half, CONTEXT), rows);
    double meanRight = 0;
    double meanTwice = 0;
    for (int i = 0; i < right.length; i++) {
      meanRight += right[i] / right.length;
      meanTwice += twice[i] / right.length;
    }
    assertThat(meanRight).isCloseTo(1, within(0.1));
    assertThat(meanTwice).isCloseTo(2, within(0.25));
  }

  @Test
  void model_isReproducible_andSurvivesItsBytes() {
    ScoringModel m = new BoostedAmountLearner().fit(rows, amounts, null, CONTEXT);
    ScoringModel again = new BoostedAmountLearner().fit(rows, amounts, null, CONTEXT);
    assertThat(ModelCodec.encode(again)).isEqualTo(ModelCodec.encode(m));
    assertThat(predict(ModelCodec.decode(ModelCodec.encode(m)), rows)).isEqualTo(predict(m, rows));
  }

  @Test
  void degenerateAmounts_areLearnedWithoutError() {
    double[] odd = new double[amounts.length];
    odd[0] = Double.NaN;
    odd[1] = -5;
    double[] p = predict(new BoostedAmountLearner().fit(rows, odd, null, CONTEXT), rows);
    assertThat(p[7]).isBetween(0.0, 1.0);
    assertThatThrownBy(() -> new BoostedAmountLearner().fit(rows, new double[3], null, CONTEXT))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
