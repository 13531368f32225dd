/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.List;
import java.util.Map;

/** A made-up report for tests of what is built on it. */
public final class Reports {
  private Reports() {}

  /** Of a model that is right, against the base rate. */
  public static EvaluationReport calibrated() {
    Predictions some = Predictions.calibrated(5_000, 0.5, 11);
    Ranking model = some.ranking();
    double[] flat = new double[some.p.length];
    java.util.Arrays.fill(flat, model.rate(model.ones()));
    Ranking base = new Ranking(flat, some.y);
    Bootstrap bootstrap = new Bootstrap(some.groups, 50, 1);
    return new ReportBuilder()
        .quality(Quality.of(model, bootstrap), Quality.of(base, bootstrap), "base-rate")
        .comparison(Comparison.of(model, base, bootstrap))
        .operating(Operating.at(0.2, model))
        .trainAuc(0.8)
        .importance(Map.of("days_since_order", 0.6))
        .notes(List.of())
        .tables(some.gains(), CalibrationTable.of(model))
        .provenance(
            Provenance.of("logistic-regression", Map.of(), 1, "test", "made up")
                .with("training", 5_000, 800, 0, 1, "00000000")
                .with("test", 5_000, 800, 2, 3, "00000000"))
        .build();
  }
}
