/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lead;

import io.foresight.core.dataset.ModelScores;
import io.foresight.core.evaluate.Bootstrap;
import io.foresight.core.evaluate.Interval;
import io.foresight.core.evaluate.Ranking;
import io.foresight.core.job.Progress;
import io.foresight.core.learn.FitContext;
import io.foresight.core.learn.LogisticLearner;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Points against the learned score on the same cases of the future: AUC, lift of the top tenth and
 * log loss, with the paired 95 % interval of each difference. Points are no probabilities, so they
 * are first made ones by a logistic regression on the past cases. Immutable.
 */
public final class LeadComparison {
  /** Who is better, beyond noise. */
  public enum Verdict {
    /** The learned score. */
    LEARNED,
    /** The points. */
    RULES,
    /** The difference may be chance, or the two measures disagree. */
    UNDECIDED
  }

  /** A straight line in the points, hardly penalised. */
  private static final int SETTING = 3;

  private static final int RESAMPLES = 400;
  private static final double TOP = 0.1;
  private static final Schema POINTS = new Schema(List.of(Column.number("points")));

  private final Map<String, Double> rules = new LinkedHashMap<>();
  private final Map<String, Double> learned = new LinkedHashMap<>();
  private final Map<String, Interval> difference;
  private final int cases;
  private final int won;

  private LeadComparison(Ranking points, Ranking model, Bootstrap bootstrap) {
    Map<String, ToDoubleFunction<double[]>> m = new LinkedHashMap<>();
    m.put("auc", w -> model.auc(w) - points.auc(w));
    m.put("lift10", w -> model.lift(w, TOP) - points.lift(w, TOP));
    m.put("logLoss", w -> points.logLoss(w) - model.logLoss(w));
    difference = bootstrap.intervals(m);
    put(rules, points);
    put(learned, model);
    cases = points.size();
    won = (int) Math.round(points.rate(points.ones()) * cases);
  }

  private static void put(Map<String, Double> into, Ranking r) {
    into.put("auc", r.auc(r.ones()));
    into.put("lift10", r.lift(r.ones(), TOP));
    into.put("logLoss", r.logLoss(r.ones()));
  }

  /**
   * Compares.
   *
   * @param learned the model, trained on the past cases only; columns are matched by name
   * @param past cases whose outcome was known; points are calibrated on them
   * @param future later cases that neither has seen
   * @param seed of the bootstrap
   */
  public static LeadComparison of(
      LeadRules rules, ScoringModel learned, TrainingSet past, TrainingSet future, long seed) {
    double[] p = new double[future.size()];
    double[] q = ModelScores.of(learned, future);
    ScoringModel calibrated =
        new LogisticLearner()
            .fit(points(rules, past), SETTING, new FitContext(seed, 1, Progress.NONE));
    Row row = future.schema().newRow();
    Row one = POINTS.newRow();
    for (int i = 0; i < p.length; i++) {
      future.read(i, row);
      one.numbers[0] = (float) rules.points(row);
      p[i] = calibrated.probability(one);
    }
    boolean[] y = future.labels();
    return new LeadComparison(
        new Ranking(p, y), new Ranking(q, y), new Bootstrap(future.groups(), RESAMPLES, seed));
  }

  private static TrainingSet points(LeadRules rules, TrainingSet rows) {
    TrainingSet.Builder out = new TrainingSet.Builder(POINTS);
    Row row = rows.schema().newRow();
    Row one = POINTS.newRow();
    for (int i = 0; i < rows.size(); i++) {
      rows.read(i, row);
      one.numbers[0] = (float) rules.points(row);
      out.add(one, rows.label(i), rows.time(i), rows.group(i));
    }
    return out.build();
  }

  /** Measures of the points: {@code auc, lift10, logLoss}; NaN where the cases allow none. */
  public Map<String, Double> rules() {
    return rules;
  }

  /** The same measures of the learned score. */
  public Map<String, Double> learned() {
    return learned;
  }

  /** How much better the learned score is, in each measure; below 0 the points are. */
  public Map<String, Interval> difference() {
    return difference;
  }

  /** Who is better in AUC and not worse in log loss, beyond noise. */
  public Verdict verdict() {
    Interval none = new Interval(Double.NaN, Double.NaN, Double.NaN);
    Interval auc = difference.getOrDefault("auc", none);
    Interval loss = difference.getOrDefault("logLoss", none);
    if (auc.low() > 0 && loss.high() > 0) {
      return Verdict.LEARNED;
    }
    return auc.high() < 0 && loss.low() < 0 ? Verdict.RULES : Verdict.UNDECIDED;
  }

  /** The verdict in a sentence that says plainly when the points do better. */
  public String sentence() {
    Interval auc = difference.getOrDefault("auc", new Interval(Double.NaN, Double.NaN, Double.NaN));
    String numbers =
        String.format(
            Locale.ROOT,
            "AUC %.3f by points, %.3f learned, difference %+.3f (%+.3f to %+.3f), on %d later cases"
                + " of which %d were won",
            rules.getOrDefault("auc", Double.NaN),
            learned.getOrDefault("auc", Double.NaN),
            auc.value(),
            auc.low(),
            auc.high(),
            cases,
            won);
    switch (verdict()) {
      case LEARNED:
        return "The learned score is better than your points: " + numbers;
      case RULES:
        return "Your points are better than the learned score, keep them: " + numbers;
      default:
        return "Neither is better beyond chance: " + numbers;
    }
  }

  /** {@code verdict, sentence, cases, won, rules, learned, difference}. JSON-like. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("verdict", verdict().name().toLowerCase(Locale.ROOT));
    m.put("sentence", sentence());
    m.put("cases", cases);
    m.put("won", won);
    m.put("rules", finite(rules));
    m.put("learned", finite(learned));
    Map<String, Object> d = new LinkedHashMap<>();
    difference.forEach(
        (name, i) -> {
          if (Double.isFinite(i.value()) && Double.isFinite(i.low())) {
            d.put(name, Map.of("value", i.value(), "low", i.low(), "high", i.high()));
          }
        });
    m.put("difference", d);
    return m;
  }

  private static Map<String, Object> finite(Map<String, Double> values) {
    Map<String, Object> out = new LinkedHashMap<>();
    values.forEach(
        (name, v) -> {
          if (Double.isFinite(v)) {
            out.put(name, v);
          }
        });
    return out;
  }
}
