/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects an {@link EvaluationReport}. Not thread-safe. */
public final class ReportBuilder {
  @Nullable Quality model;
  @Nullable Quality baseline;
  String baselineName = "base-rate";
  @Nullable Comparison comparison;
  @Nullable Operating operating;
  double trainAuc = Double.NaN;
  List<String> alarms = new ArrayList<>();
  final List<Candidate> candidates = new ArrayList<>();
  final Map<String, Double> importance = new LinkedHashMap<>();
  List<String> notes = new ArrayList<>();
  String calibration = "none";
  @Nullable Provenance provenance;
  TestedOn testedOn = TestedOn.FUTURE;
  @Nullable GainsTable gains;
  @Nullable CalibrationTable calibrationTable;
  @Nullable FoldFigures folds;

  /** Metrics of the model and of the baseline on the same test rows. */
  public ReportBuilder quality(Quality ofModel, Quality ofBaseline, String nameOfBaseline) {
    model = ofModel;
    baseline = ofBaseline;
    baselineName = nameOfBaseline;
    return this;
  }

  /** Model against baseline. */
  public ReportBuilder comparison(Comparison c) {
    comparison = c;
    return this;
  }

  /** Suggested cut-off. */
  public ReportBuilder operating(Operating o) {
    operating = o;
    return this;
  }

  /** AUC on the fitted rows. */
  public ReportBuilder trainAuc(double auc) {
    trainAuc = auc;
    return this;
  }

  /** Alarms, see {@link Alarms}. */
  public ReportBuilder alarms(List<String> sentences) {
    alarms = sentences;
    return this;
  }

  /** Adds a learner with its validation loss. */
  public ReportBuilder candidate(Candidate c) {
    candidates.add(c);
    return this;
  }

  /** Columns by share of contribution, highest first. */
  public ReportBuilder importance(Map<String, Double> shares) {
    importance.putAll(shares);
    return this;
  }

  /** Remarks. */
  public ReportBuilder notes(List<String> sentences) {
    notes = sentences;
    return this;
  }

  /** {@code none}, {@code platt} or {@code isotonic}. */
  public ReportBuilder calibration(String kind) {
    calibration = kind;
    return this;
  }

  /** Where the model comes from. */
  public ReportBuilder provenance(Provenance p) {
    provenance = p;
    return this;
  }

  /** On what it was tested; the future unless said otherwise. */
  public ReportBuilder testedOn(TestedOn rows) {
    testedOn = rows;
    return this;
  }

  /** Gains and calibration tables of the test predictions. */
  public ReportBuilder tables(GainsTable gainsTable, CalibrationTable calibration) {
    gains = gainsTable;
    calibrationTable = calibration;
    return this;
  }

  /** Figures of each fold of a cross-validation. */
  public ReportBuilder folds(FoldFigures figures) {
    folds = figures;
    return this;
  }

  /**
   * The report.
   *
   * @throws IllegalStateException if a part is missing
   */
  public EvaluationReport build() {
    return new EvaluationReport(this);
  }

  static <T> T given(@Nullable T part, String name) {
    if (part == null) {
      throw new IllegalStateException("the report has no " + name);
    }
    return part;
  }
}
