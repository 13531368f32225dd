/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import io.foresight.core.input.Fields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The model card: how the model did on rows it never saw, beside the baseline on the same rows,
 * what looks suspicious, which learners it beat, and where it comes from. Immutable.
 */
public final class EvaluationReport {
  private final Quality model;
  private final Quality baseline;
  private final String baselineName;
  private final Comparison comparison;
  private final Operating operating;
  private final double trainAuc;
  private final List<String> alarms;
  private final List<Candidate> candidates;
  private final Map<String, Double> importance;
  private final List<String> notes;
  private final String calibration;
  private final Provenance provenance;
  private final TestedOn testedOn;
  private final @Nullable GainsTable gains;
  private final @Nullable CalibrationTable calibrationTable;
  private final @Nullable FoldFigures folds;

  EvaluationReport(ReportBuilder b) {
    model = ReportBuilder.given(b.model, "model");
    baseline = ReportBuilder.given(b.baseline, "baseline");
    baselineName = b.baselineName;
    comparison = ReportBuilder.given(b.comparison, "comparison");
    operating = ReportBuilder.given(b.operating, "operating");
    trainAuc = b.trainAuc;
    alarms = Collections.unmodifiableList(new ArrayList<>(b.alarms));
    candidates = Collections.unmodifiableList(new ArrayList<>(b.candidates));
    importance = Collections.unmodifiableMap(new LinkedHashMap<>(b.importance));
    notes = Collections.unmodifiableList(new ArrayList<>(b.notes));
    calibration = b.calibration;
    provenance = ReportBuilder.given(b.provenance, "provenance");
    testedOn = b.testedOn;
    gains = b.gains;
    calibrationTable = b.calibrationTable;
    folds = b.folds;
  }

  /** Metrics of the model on the test rows. */
  public Quality model() {
    return model;
  }

  /** Metrics of the baseline on the same rows. */
  public Quality baseline() {
    return baseline;
  }

  /** Which baseline: {@code base-rate} or {@code recency-rule}. */
  public String baselineName() {
    return baselineName;
  }

  /** Model against baseline. */
  public Comparison comparison() {
    return comparison;
  }

  /** Suggested cut-off with precision, recall and F1 at it. */
  public Operating operating() {
    return operating;
  }

  /** AUC on the rows the model was fitted on. */
  public double trainAuc() {
    return trainAuc;
  }

  /** What looks too good or fragile, in sentences; empty when nothing does. */
  public List<String> alarms() {
    return alarms;
  }

  /** All learners with their validation loss; baselines among them. */
  public List<Candidate> candidates() {
    return candidates;
  }

  /** Columns by their share of the mean absolute contribution on test rows, highest first. */
  public Map<String, Double> importance() {
    return importance;
  }

  /** What else a reader should know, e.g. that a learner could not run. */
  public List<String> notes() {
    return notes;
  }

  /** {@code none}, {@code platt} or {@code isotonic}. */
  public String calibration() {
    return calibration;
  }

  /** Where the model comes from. */
  public Provenance provenance() {
    return provenance;
  }

  /** On what it was tested. */
  public TestedOn testedOn() {
    return testedOn;
  }

  /** How far from a random to a perfect order it goes, 0 to 100, see {@link LiftQuality}. */
  public Interval liftQuality() {
    return LiftQuality.of(model.get("auc"));
  }

  /** The letter against the baseline. */
  public Grade grade() {
    return Grade.of(comparison, baseline, baselineName);
  }

  /** The test rows in slices, for the target simulator; null on cards of older versions. */
  public @Nullable GainsTable gains() {
    return gains;
  }

  /** Predicted beside observed; null on cards of older versions. */
  public @Nullable CalibrationTable calibrationTable() {
    return calibrationTable;
  }

  /** Figures of each fold, if it was cross-validated, else null. */
  public @Nullable FoldFigures folds() {
    return folds;
  }

  /** Whether it may go live. */
  public boolean beatsBaseline() {
    return comparison.beatsBaseline();
  }

  /** JSON-like map with stable keys; {@link #fromMap} reads it back. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("beatsBaseline", beatsBaseline());
    m.put("reason", comparison.reason());
    m.put("alarms", alarms);
    m.put("grade", grade().name());
    m.put("liftQuality", liftQuality().toMap());
    m.put("testedOn", testedOn.json());
    m.put("metrics", model.toMap());
    m.put("baseline", baseline.toMap());
    m.put("baselineName", baselineName);
    m.put("aucGained", comparison.aucGained().toMap());
    m.put("logLossSaved", comparison.logLossSaved().toMap());
    m.put("liftGained", comparison.liftGained().toMap());
    m.put("operating", operating.toMap());
    Numbers.put(m, "trainAuc", trainAuc);
    m.put("calibration", calibration);
    List<Map<String, Object>> all = new ArrayList<>();
    candidates.forEach(c -> all.add(c.toMap()));
    m.put("candidates", all);
    Map<String, Object> shares = new LinkedHashMap<>();
    importance.forEach((k, v) -> Numbers.put(shares, k, v));
    m.put("importance", shares);
    m.put("notes", notes);
    m.put("provenance", provenance.toMap());
    if (calibrationTable != null) {
      m.put("calibrationTable", calibrationTable.toList());
    }
    if (gains != null) {
      m.put("gains", gains.toMap());
    }
    if (folds != null) {
      m.put("folds", folds.toMap());
    }
    return m;
  }

  /**
   * Reads what {@link #toMap} wrote.
   *
   * @throws io.foresight.core.input.InvalidInputException if a field is missing or of a wrong type
   */
  public static EvaluationReport fromMap(Object map) {
    Fields f = Fields.of("report", map);
    ReportBuilder b = new ReportBuilder();
    b.model = Quality.fromMap(f.object("metrics").asMap());
    b.baseline = Quality.fromMap(f.object("baseline").asMap());
    b.baselineName = f.string("baselineName");
    b.comparison =
        new Comparison(
            Interval.fromMap(f.object("logLossSaved").asMap()),
            Interval.fromMap(f.object("aucGained").asMap()),
            Interval.fromMap(f.object("liftGained").asMap()));
    b.operating = Operating.fromMap(f.object("operating").asMap());
    b.trainAuc = Numbers.get(f.asMap(), "trainAuc");
    b.alarms = f.strings("alarms");
    b.calibration = f.string("calibration");
    for (Fields c : f.objects("candidates")) {
      b.candidates.add(Candidate.fromFields(c));
    }
    Map<String, Object> shares = f.object("importance").asMap();
    shares.forEach((k, v) -> b.importance.put(k, Numbers.get(shares, k)));
    b.notes = f.strings("notes");
    b.provenance = Provenance.fromFields(f.object("provenance"));
    b.testedOn = f.oneOf("testedOn", TestedOn.class, TestedOn.FUTURE);
    if (f.has("calibrationTable")) {
      b.calibrationTable = CalibrationTable.from(f.objects("calibrationTable"));
    }
    if (f.has("gains")) {
      b.gains = GainsTable.fromMap(f.object("gains").asMap());
    }
    if (f.has("folds")) {
      b.folds = FoldFigures.fromMap(f.object("folds").asMap());
    }
    return new EvaluationReport(b);
  }
}
