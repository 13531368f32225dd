/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.evaluate.Alarms;
import io.foresight.core.evaluate.Bootstrap;
import io.foresight.core.evaluate.CalibrationTable;
import io.foresight.core.evaluate.Candidate;
import io.foresight.core.evaluate.Comparison;
import io.foresight.core.evaluate.EvaluationReport;
import io.foresight.core.evaluate.FoldFigures;
import io.foresight.core.evaluate.GainsTable;
import io.foresight.core.evaluate.Operating;
import io.foresight.core.evaluate.Provenance;
import io.foresight.core.evaluate.Quality;
import io.foresight.core.evaluate.Ranking;
import io.foresight.core.evaluate.ReportBuilder;
import io.foresight.core.evaluate.TestedOn;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Row;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures the winner on the test rows and writes its model card. */
final class FinalEvaluation {
  private final ScoringModel model;
  private final ScoringModel baseline;
  private final TrainingSet train;
  private final TrainingSet test;
  private final CompetitionOptions options;
  private final ReportBuilder builder = new ReportBuilder();
  private double @Nullable [] ours;
  private double @Nullable [] theirs;
  private TestedOn testedOn;

  FinalEvaluation(
      ScoringModel model,
      ScoringModel baseline,
      TrainingSet train,
      TrainingSet test,
      CompetitionOptions options) {
    this.model = model;
    this.baseline = baseline;
    this.train = train;
    this.test = test;
    this.options = options;
    this.testedOn = latest(train) < earliest(test) ? TestedOn.FUTURE : TestedOn.OTHER_PROFILES;
  }

  /** Takes predictions for the test rows that models of other folds made. */
  FinalEvaluation heldOut(double[] ofModels, double[] ofRules, FoldFigures figures) {
    ours = ofModels;
    theirs = ofRules;
    testedOn = TestedOn.FOLDS;
    builder.folds(figures);
    return this;
  }

  void candidate(Candidate c) {
    builder.candidate(c);
  }

  EvaluationReport report(
      double cutOff,
      Map<String, Object> hyperParameters,
      String split,
      String baselineName,
      List<String> notes) {
    Bootstrap bootstrap = new Bootstrap(test.groups(), options.resamples(), options.seed());
    Ranking mine = ranking(ours == null ? probabilities(model, test) : ours, test);
    Ranking naive = ranking(theirs == null ? probabilities(baseline, test) : theirs, test);
    Ranking trained = ranking(probabilities(model, train), train);
    double trainAuc = trained.auc(trained.ones());
    Map<String, Double> importance = Importance.of(model, test);
    Quality quality = Quality.of(mine, bootstrap);
    return builder
        .quality(quality, Quality.of(naive, bootstrap), baselineName)
        .comparison(Comparison.of(mine, naive, bootstrap))
        .operating(Operating.at(cutOff, mine))
        .testedOn(testedOn)
        .tables(GainsTable.of(mine, test.groups()), CalibrationTable.of(mine))
        .trainAuc(trainAuc)
        .alarms(Alarms.of(quality.value("auc"), trainAuc, importance))
        .importance(importance)
        .notes(notes)
        .calibration(model.calibrator().kind().name().toLowerCase(Locale.ROOT))
        .provenance(provenance(hyperParameters, split))
        .build();
  }

  private Provenance provenance(Map<String, Object> hyperParameters, String split) {
    Provenance p =
        Provenance.of(
            model.learner(), hyperParameters, options.seed(), options.codeVersion(), split);
    return with(with(p, "training", train), "test", test);
  }

  private static Provenance with(Provenance p, String part, TrainingSet rows) {
    return p.with(part, rows.size(), rows.positives(), earliest(rows), latest(rows), rows.hash());
  }

  private static long earliest(TrainingSet rows) {
    long from = Long.MAX_VALUE;
    for (int i = 0; i < rows.size(); i++) {
      from = Math.min(from, rows.time(i));
    }
    return from;
  }

  private static long latest(TrainingSet rows) {
    long to = Long.MIN_VALUE;
    for (int i = 0; i < rows.size(); i++) {
      to = Math.max(to, rows.time(i));
    }
    return to;
  }

  static double[] probabilities(ScoringModel model, TrainingSet rows) {
    double[] p = new double[rows.size()];
    Row row = rows.schema().newRow();
    for (int i = 0; i < p.length; i++) {
      rows.read(i, row);
      p[i] = model.probability(row);
    }
    return p;
  }

  private static Ranking ranking(double[] p, TrainingSet rows) {
    return new Ranking(p, rows.labels());
  }
}
