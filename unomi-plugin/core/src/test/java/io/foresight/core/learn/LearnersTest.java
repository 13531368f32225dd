/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.foresight.core.job.Progress;
import io.foresight.core.model.Calibrator;
import io.foresight.core.model.ModelCodec;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.model.TreeEncoder;
import io.foresight.core.model.TreePredictor;
import io.foresight.core.table.Row;
import java.util.List;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.common.tree.TreeModel;

class LearnersTest {
  private static final FitContext CONTEXT = new FitContext(3, 1, Progress.NONE);

  private final TrainingSet set = Tables.mixed(2_500, 6, 1, 2);

  static List<Learner> learners() {
    return List.of(
        new BaseRateLearner(),
        new RecencyLearner("x0"),
        new CartLearner(),
        new LogisticLearner(),
        new BoostedTreesLearner(3, 0.1, 5, 20));
  }

  @ParameterizedTest
  @MethodSource("learners")
  void sameRowsAndSeed_giveTheSameModel(Learner learner) {
    int last = learner.settings().size() - 1;
    byte[] once = ModelCodec.encode(learner.fit(set, last, CONTEXT));
    assertThat(ModelCodec.encode(learner.fit(set, last, CONTEXT))).isEqualTo(once);
    assertThat(ModelCodec.encode(learner.fitAll(set, CONTEXT).get(last))).isEqualTo(once);
  }

  @ParameterizedTest
  @MethodSource("learners")
  void contributions_sumToTheMarginOfEveryModel(Learner learner) {
    double[] c = new double[set.schema().columns().size()];
    Row row = set.schema().newRow();
    for (ScoringModel model : learner.fitAll(set, CONTEXT)) {
      for (int i = 0; i < 200; i++) {
        set.read(i, row);
        model.contributions(row, c);
        double sum = model.base();
        for (double v : c) {
          sum += v;
        }
        assertThat(sum).isCloseTo(model.margin(row), offset(1e-6));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("learners")
  void aRowOfMissingAndUnseenValues_isScored(Learner learner) {
    ScoringModel model = learner.fit(set, 0, CONTEXT);
    Row row = set.schema().newRow();
    assertThat(model.probability(row)).isBetween(0.0, 1.0);
    row.categories[0] = "never seen";
    row.numbers[0] = Float.POSITIVE_INFINITY;
    assertThat(model.probability(row)).isBetween(0.0, 1.0);
  }

  @Test
  void compiledTrees_agreeWithXgboostsOwnPredictionsAndContributions() throws XGBoostError {
    BoostedTreesLearner learner = new BoostedTreesLearner(6, 0.1, 60);
    TreePredictor predictor = (TreePredictor) learner.fit(set, 0, CONTEXT).predictor();
    TreeEncoder encoder = Encoders.trees(set);
    int width = encoder.width();
    float[] x = new float[set.size() * width];
    float[] y = new float[set.size()];
    Row row = set.schema().newRow();
    for (int i = 0; i < y.length; i++) {
      set.read(i, row);
      encoder.encode(row, x, i * width);
      y[i] = set.label(i) ? 1 : 0;
    }
    DMatrix m = new DMatrix(x, y.length, width, Float.NaN);
    m.setLabel(y);
    Booster booster =
        XGBoost.train(m, learner.parameters(set, CONTEXT), 60, java.util.Map.of(), null, null);
    float[][] predicted = booster.predict(m);
    float[][] contributions = booster.predictContrib(m, 0);
    double[] c = new double[set.schema().columns().size()];
    for (int i = 0; i < y.length; i++) {
      set.read(i, row);
      assertThat(Calibrator.logistic(predictor.margin(row)))
          .isCloseTo(predicted[i][0], offset(1e-6));
      double[] theirs = new double[c.length];
      for (int k = 0; k < width; k++) {
        theirs[encoder.source(k)] += contributions[i][k];
      }
      java.util.Arrays.fill(c, 0);
      predictor.contributions(row, c);
      for (int k = 0; k < c.length; k++) {
        assertThat(c[k]).isCloseTo(theirs[k], offset(2e-5));
      }
    }
    booster.dispose();
    m.dispose();
  }

  @Test
  void compiledCart_agreesWithTribuosOwnPredictions() {
    ScoringModel model = new CartLearner().fit(set, 1, CONTEXT);
    float[][] x = CartLearner.encode(set, Encoders.trees(set));
    TreeModel<Label> tribuo = CartLearner.train(x, set.labels(), 5, 3);
    Row row = set.schema().newRow();
    int certain = 0;
    for (int i = 0; i < set.size(); i++) {
      Prediction<Label> p = tribuo.predict(CartLearner.example(x[i], true));
      Label yes = p.getOutputScores().get("yes");
      double theirs = yes == null ? 0 : yes.getScore();
      set.read(i, row);
      if (theirs > 0 && theirs < 1) {
        assertThat(Calibrator.logistic(model.margin(row))).isCloseTo(theirs, offset(1e-6));
      } else {
        certain++;
      }
    }
    assertThat(certain).isLessThan(set.size() / 4);
  }

  @Test
  void logisticFit_isWhereTheGradientVanishes() {
    TrainingSet rows = Tables.mixed(400, 3, 9, 0);
    io.foresight.core.model.LinearEncoder encoder =
        Encoders.linear(rows, io.foresight.core.model.NumberEncoding.Shape.PLAIN);
    DesignMatrix x = new DesignMatrix(encoder, rows);
    double[] w = new LogisticFit(x, 1).fit(new double[x.width + 1]);
    double[] g = new double[w.length];
    for (int i = 0; i < x.rows; i++) {
      double p = Calibrator.logistic(x.margin(i, w));
      x.addGradient(i, p - (x.label(i) ? 1 : 0), g);
    }
    for (int k = 0; k < x.width; k++) {
      assertThat(g[k] + w[k]).isCloseTo(0, offset(5e-3));
    }
    assertThat(g[x.width]).isCloseTo(0, offset(5e-3));
    // The truth is 1.5 per unit of x0, whose deviation is 0.577: about 0.87 a deviation.
    assertThat(w[0]).isCloseTo(0.87, offset(0.3));
  }

  @Test
  void constantAndEmptyColumns_doNoHarm() {
    io.foresight.core.table.Schema schema =
        new io.foresight.core.table.Schema(
            List.of(
                io.foresight.core.table.Column.number("constant"),
                io.foresight.core.table.Column.number("empty"),
                io.foresight.core.table.Column.category("none"),
                io.foresight.core.table.Column.number("x")));
    TrainingSet.Builder b = new TrainingSet.Builder(schema);
    Row row = schema.newRow();
    for (int i = 0; i < 300; i++) {
      row.numbers[0] = 1e9f;
      row.numbers[2] = i % 10;
      b.add(row, i % 10 > 4 != (i % 13 == 0));
    }
    TrainingSet odd = b.build();
    for (Learner learner :
        List.of(new CartLearner(), new LogisticLearner(), new BoostedTreesLearner(3, 0.3, 20))) {
      for (ScoringModel model : learner.fitAll(odd, CONTEXT)) {
        odd.read(9, row);
        double high = model.probability(row);
        odd.read(0, row);
        assertThat(high).as(learner.name()).isGreaterThan(model.probability(row));
      }
    }
  }
}
