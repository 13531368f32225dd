/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.evaluate.AmountRanking;
import io.foresight.core.evaluate.AmountReport;
import io.foresight.core.evaluate.Bootstrap;
import io.foresight.core.evaluate.Provenance;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Row;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Measures a model of amounts on the test rows, beside the naive spend rate and BG/NBD. */
final class AmountEvaluation {
  private final ScoringModel model;
  private final TrainingSet train;
  private final TrainingSet test;
  private final CompetitionOptions options;

  AmountEvaluation(
      ScoringModel model, TrainingSet train, TrainingSet test, CompetitionOptions options) {
    this.model = model;
    this.train = train;
    this.test = test;
    this.options = options;
  }

  AmountReport report(
      int horizonDays,
      Map<String, Object> hyperParameters,
      String split,
      List<Map<String, Object>> candidates,
      List<String> notes) {
    Bootstrap bootstrap = new Bootstrap(test.groups(), options.resamples(), options.seed());
    AmountReport.Builder b =
        new AmountReport.Builder(
            ranking(model::value), ranking(SpendRate.fit(train)::amount), "spend-rate", bootstrap);
    ParametricSpend parametric = ParametricSpend.fit(train, horizonDays);
    if (parametric != null) {
      b.reference(ranking(parametric::amount), "bg-nbd-gamma-gamma");
    }
    return b.candidates(candidates)
        .importance(Importance.of(model, test))
        .notes(notes)
        .provenance(provenance(hyperParameters, split))
        .build();
  }

  private AmountRanking ranking(ToDoubleFunction<Row> predict) {
    double[] p = new double[test.size()];
    Row row = test.schema().newRow();
    for (int i = 0; i < p.length; i++) {
      test.read(i, row);
      p[i] = predict.applyAsDouble(row);
    }
    return new AmountRanking(p, test.amounts());
  }

  private Provenance provenance(Map<String, Object> hyperParameters, String split) {
    Provenance p =
        Provenance.of(
            model.learner(), hyperParameters, options.seed(), options.codeVersion(), split);
    return with(with(p, "training", train), "test", test);
  }

  private static Provenance with(Provenance p, String part, TrainingSet rows) {
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (int i = 0; i < rows.size(); i++) {
      from = Math.min(from, rows.time(i));
      to = Math.max(to, rows.time(i));
    }
    return p.with(part, rows.size(), rows.positives(), from, to, rows.hash());
  }
}
