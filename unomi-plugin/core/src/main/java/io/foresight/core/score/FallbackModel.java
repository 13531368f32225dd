/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import io.foresight.core.goal.Goal;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.model.Calibrator;
import io.foresight.core.model.CategoryLevels;
import io.foresight.core.model.LinearEncoder;
import io.foresight.core.model.LinearPredictor;
import io.foresight.core.model.NumberEncoding;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The model for a goal that has too little data for a learned one: a shipped rule of thumb whose
 * rate and weights move towards the organisation's own as data come in (a normal prior, so that no
 * data means the rule itself and much data means the data). It is an ordinary {@link ScoringModel}:
 * the registry can hold it live, it explains itself, and {@link Evidence} tells its tier by its
 * name. Never refuses: no rows, one outcome only and missing columns are all fine. Immutable.
 */
public final class FallbackModel {
  /** Rows used at most; more say nothing new to half a dozen weights. */
  private static final int MAX_ROWS = 50_000;

  // How far shops are usually apart: rates by a factor of three, effects by a third of themselves.
  private static final double RATE_SPREAD = 1.1;
  private static final double WEIGHT_SPREAD = 0.3;
  private static final double MISSING_SPREAD = 0.5;

  private final ScoringModel model;
  private final double dataShare;
  private final int rows;
  private final int outcomes;

  private FallbackModel(ScoringModel model, double dataShare, int rows, int outcomes) {
    this.model = model;
    this.dataShare = dataShare;
    this.rows = rows;
    this.outcomes = outcomes;
  }

  /** The rule of thumb itself, without any data. */
  public static FallbackModel of(Goal goal, Schema schema) {
    return of(goal, new TrainingSet.Builder(schema).build());
  }

  /**
   * The rule of thumb, moved towards the data as far as they go.
   *
   * @param rows of the goal, the label being the goal's; may be empty
   */
  public static FallbackModel of(Goal goal, TrainingSet rows) {
    RuleOfThumb rule = RuleOfThumb.of(goal.outcome().role());
    Schema schema = rows.schema();
    List<NumberEncoding> numbers = new ArrayList<>();
    RuleOfThumb.@Nullable Input[] at = new RuleOfThumb.@Nullable Input[schema.numbers().size()];
    for (int c = 0; c < at.length; c++) {
      numbers.add(NumberEncoding.line(NumberEncoding.Shape.PLAIN, 0, 1, 0, 0));
    }
    for (RuleOfThumb.Input in : rule.inputs) {
      int c = schema.numbers().indexOf(Column.number(in.column));
      if (c >= 0) {
        at[c] = in;
        // Three spreads out a straight line is a guess: hold it there.
        numbers.set(
            c,
            NumberEncoding.line(
                in.shape, in.mean, in.scale, in.mean - 3 * in.scale, in.mean + 3 * in.scale));
      }
    }
    List<CategoryLevels> levels = new ArrayList<>();
    for (int c = 0; c < schema.categories().size(); c++) {
      levels.add(new CategoryLevels(List.of()));
    }
    LinearEncoder encoder = new LinearEncoder(schema, numbers, levels);
    return fit(goal, rule, rows, encoder, at);
  }

  private static FallbackModel fit(
      Goal goal,
      RuleOfThumb rule,
      TrainingSet rows,
      LinearEncoder encoder,
      RuleOfThumb.@Nullable Input[] at) {
    int[] columns =
        java.util.stream.IntStream.range(0, at.length).filter(c -> at[c] != null).toArray();
    int d = 1 + 2 * columns.length;
    double[] prior = new double[d];
    double[] precision = new double[d];
    prior[0] = Calibrator.logOdds(rate(rule, goal));
    precision[0] = 1 / (RATE_SPREAD * RATE_SPREAD);
    for (int k = 0; k < columns.length; k++) {
      RuleOfThumb.Input in = Objects.requireNonNull(at[columns[k]]);
      prior[1 + 2 * k] = in.weight;
      prior[2 + 2 * k] = in.missing;
      precision[1 + 2 * k] = 1 / (WEIGHT_SPREAD * WEIGHT_SPREAD);
      precision[2 + 2 * k] = 1 / (MISSING_SPREAD * MISSING_SPREAD);
    }
    int step = Math.max(1, (rows.size() + MAX_ROWS - 1) / MAX_ROWS);
    int n = (rows.size() + step - 1) / step;
    double[][] x = new double[n][];
    boolean[] y = new boolean[n];
    float[] line = new float[encoder.lines()];
    int[] on = new int[encoder.blocks()];
    Row row = rows.schema().newRow();
    int outcomes = 0;
    for (int i = 0; i < n; i++) {
      rows.read(i * step, row);
      encoder.encode(row, line, 0, on, 0);
      x[i] = inputs(columns, line, on);
      // The rule speaks of the outcome happening; the label of churn of it not happening.
      y[i] = rows.label(i * step) == goal.happens();
      outcomes += y[i] ? 1 : 0;
    }
    PriorFit fit = new PriorFit(prior, precision);
    double[] w = fit.fit(x, y);
    double share = fit.dataShare(x);
    ScoringModel model = model(goal, encoder, columns, w, share, rows, step);
    return new FallbackModel(model, share, rows.size(), outcomes);
  }

  private static double[] inputs(int[] columns, float[] line, int[] on) {
    double[] x = new double[1 + 2 * columns.length];
    x[0] = 1;
    for (int k = 0; k < columns.length; k++) {
      x[1 + 2 * k] = line[columns[k]];
      x[2 + 2 * k] = on[columns[k]] >= 0 ? 1 : 0;
    }
    return x;
  }

  private static double rate(RuleOfThumb rule, Goal goal) {
    return rule.perMail ? rule.rate : 1 - Math.pow(1 - rule.rate, goal.horizonDays() / 30.0);
  }

  private static ScoringModel model(
      Goal goal,
      LinearEncoder encoder,
      int[] columns,
      double[] w,
      double share,
      TrainingSet rows,
      int step) {
    double sign = goal.happens() ? 1 : -1;
    double[] weights = new double[encoder.width()];
    for (int k = 0; k < columns.length; k++) {
      weights[columns[k]] = sign * w[1 + 2 * k];
      weights[encoder.lines() + columns[k]] = sign * w[2 + 2 * k];
    }
    double[] means = new double[encoder.blocks()];
    double[] parts = new double[encoder.blocks()];
    Row row = rows.schema().newRow();
    int n = 0;
    for (int i = 0; i < rows.size(); i += step) {
      rows.read(i, row);
      LinearPredictor.parts(encoder, weights, row, parts);
      for (int c = 0; c < means.length; c++) {
        means[c] += parts[c];
      }
      n++;
    }
    for (int c = 0; c < means.length; c++) {
      means[c] /= Math.max(1, n);
    }
    String name = share < 0.5 ? Evidence.RULES : Evidence.POOLED;
    LinearPredictor predictor = new LinearPredictor(encoder, sign * w[0], weights, means);
    return new ScoringModel(name, predictor, Calibrator.NONE);
  }

  /** The model, to be stored and to score like any other. */
  public ScoringModel model() {
    return model;
  }

  /** Share of the organisation's own data in the model, 0..1; never falls as rows are added. */
  public double dataShare() {
    return dataShare;
  }

  /** Rules while they dominate, pooled from a data share of one half on. */
  public Tier tier() {
    return dataShare < 0.5 ? Tier.RULES : Tier.POOLED;
  }

  /** In a sentence, for the registry and for people. */
  public String reason() {
    return String.format(
        java.util.Locale.ROOT,
        "no learned model yet: a rule of thumb that rests on your own data by %d %% (%d cases, the"
            + " outcome happened in %d)",
        Math.round(100 * dataShare),
        rows,
        outcomes);
  }

  /** For the model card: {@code tier, dataShare, rows, outcomes, reason}. JSON-like. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("tier", tier().id());
    m.put("dataShare", Math.rint(1e4 * dataShare) / 1e4);
    m.put("rows", rows);
    m.put("outcomes", outcomes);
    m.put("reason", reason());
    return m;
  }
}
