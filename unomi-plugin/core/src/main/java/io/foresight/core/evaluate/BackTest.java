/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A model held against what really happened after it went live. While the horizon is not over yet
 * (an early check) the predictions are those of the outcome happening by then, and the verdict is
 * at most "weaker"; the matured check decides. Immutable.
 */
public final class BackTest {
  /** What came out. */
  public enum Verdict {
    /** As good as its card says, as far as the data can tell. */
    HELD,
    /** Ranks or counts worse than its card says, beyond noise; or an early check looks bad. */
    WEAKER,
    /**
     * Of no use as it is: observed and expected counts differ by more than a quarter, or AUC fell
     * by more than 0.05; each over the whole 95 % interval.
     */
    FAILED,
    /** Fewer than ten of either outcome. */
    TOO_FEW
  }

  /** Of either outcome, to judge at all. */
  public static final int LEAST_OUTCOMES = 10;

  private static final double OFF_BY = 1.25;
  private static final double FALL = 0.05;
  private static final int RESAMPLES = 200;

  private final Map<String, Object> head;
  private final boolean matured;
  private final Verdict verdict;
  private final String reason;
  private final Map<String, Interval> figures;
  private final CalibrationTable calibration;

  private BackTest(
      Map<String, Object> head,
      boolean matured,
      Verdict verdict,
      String reason,
      Map<String, Interval> figures,
      CalibrationTable calibration) {
    this.head = head;
    this.matured = matured;
    this.verdict = verdict;
    this.reason = reason;
    this.figures = figures;
    this.calibration = calibration;
  }

  /**
   * Judges.
   *
   * @param when moment of the scores, of the check, and how long outcomes were waited for
   * @param predicted probabilities as of that moment
   * @param happened since then
   * @param groups what each row belongs to, e.g. a profile
   * @param card what the model's test promised; null when it is not known
   * @param seed of the bootstrap
   */
  public static BackTest of(
      Window when,
      double[] predicted,
      boolean[] happened,
      long[] groups,
      @Nullable EvaluationReport card,
      long seed) {
    Ranking ranking = new Ranking(predicted, happened);
    double expected = 0;
    int hits = 0;
    for (int i = 0; i < predicted.length; i++) {
      expected += predicted[i];
      hits += happened[i] ? 1 : 0;
    }
    Map<String, Object> head = when.toMap();
    head.put("people", predicted.length);
    head.put("happened", hits);
    Numbers.put(head, "expected", expected);
    CalibrationTable table = CalibrationTable.of(ranking);
    if (Math.min(hits, predicted.length - hits) < LEAST_OUTCOMES) {
      String few =
          String.format(
              Locale.ROOT,
              "too few to judge: it happened to %d of %d after %d days",
              hits,
              predicted.length,
              when.days());
      return new BackTest(head, when.matured(), Verdict.TOO_FEW, few, Map.of(), table);
    }
    Map<String, ToDoubleFunction<double[]>> m = new LinkedHashMap<>();
    m.put("auc", ranking::auc);
    m.put("lift10", w -> ranking.lift(w, 0.1));
    m.put("logLoss", ranking::logLoss);
    m.put("calibrationError", ranking::calibrationError);
    m.put("observedOverExpected", w -> ranking.rate(w) / ranking.expected(w));
    Map<String, Interval> figures = new Bootstrap(groups, RESAMPLES, seed).intervals(m);
    Verdict verdict = verdict(figures, card, when.matured());
    return new BackTest(
        head, when.matured(), verdict, reason(verdict, figures, card, when), figures, table);
  }

  private static Verdict verdict(
      Map<String, Interval> figures, @Nullable EvaluationReport card, boolean matured) {
    Interval ratio = given(figures, "observedOverExpected");
    Interval auc = given(figures, "auc");
    Interval promised = card == null ? null : card.model().get("auc");
    boolean miscounts = ratio.low() > OFF_BY || ratio.high() < 1 / OFF_BY;
    boolean misranks = promised != null && auc.high() < promised.value() - FALL;
    if (matured && (miscounts || misranks)) {
      return Verdict.FAILED;
    }
    boolean off = ratio.low() > 1 || ratio.high() < 1;
    boolean lower = promised != null && auc.high() < promised.low();
    return miscounts || misranks || lower || (matured && off) ? Verdict.WEAKER : Verdict.HELD;
  }

  private static String reason(
      Verdict verdict, Map<String, Interval> f, @Nullable EvaluationReport card, Window when) {
    Interval ratio = given(f, "observedOverExpected");
    Interval auc = given(f, "auc");
    String promised =
        card == null
            ? ""
            : String.format(Locale.ROOT, ", %.3f promised", card.model().value("auc"));
    return String.format(
        Locale.ROOT,
        "%s after %d of %d days: it happened %.2f times as often as predicted (%.2f to %.2f), AUC "
            + "%.3f (%.3f to %.3f%s)",
        verdict.name().toLowerCase(Locale.ROOT),
        when.days(),
        when.horizonDays(),
        ratio.value(),
        ratio.low(),
        ratio.high(),
        auc.value(),
        auc.low(),
        auc.high(),
        promised);
  }

  private static Interval given(Map<String, Interval> figures, String key) {
    return figures.getOrDefault(key, new Interval(Double.NaN, Double.NaN, Double.NaN));
  }

  /** What came out. */
  public Verdict verdict() {
    return verdict;
  }

  /** What came out, in a sentence. */
  public String reason() {
    return reason;
  }

  /** Whether the whole horizon was waited for. */
  public boolean matured() {
    return matured;
  }

  /** {@code auc, lift10, logLoss, calibrationError, observedOverExpected}; NaN when too few. */
  public Interval figure(String key) {
    return given(figures, key);
  }

  /** For the model's record. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>(head);
    m.put("verdict", verdict.name().toLowerCase(Locale.ROOT));
    m.put("reason", reason);
    figures.forEach((k, v) -> m.put(k, v.toMap()));
    m.put("calibrationTable", calibration.toList());
    return m;
  }

  /** When scores were given and for how long outcomes were waited for. */
  public static final class Window {
    private final long asOf;
    private final long checkedAt;
    private final int days;
    private final int horizonDays;

    /**
     * @param asOf moment of the scores, ms
     * @param checkedAt moment of the check, ms
     * @param days of outcomes that were waited for, at most the horizon
     * @param horizonDays of the goal
     */
    public Window(long asOf, long checkedAt, int days, int horizonDays) {
      this.asOf = asOf;
      this.checkedAt = checkedAt;
      this.days = days;
      this.horizonDays = horizonDays;
    }

    /** Moment of the scores, ms. */
    public long asOf() {
      return asOf;
    }

    /** Days of outcomes that were waited for. */
    public int days() {
      return days;
    }

    /** Of the goal. */
    public int horizonDays() {
      return horizonDays;
    }

    /** Whether the whole horizon is over. */
    public boolean matured() {
      return days >= horizonDays;
    }

    Map<String, Object> toMap() {
      Map<String, Object> m = new LinkedHashMap<>();
      m.put("asOf", asOf);
      m.put("checkedAt", checkedAt);
      m.put("days", days);
      m.put("horizonDays", horizonDays);
      m.put("matured", matured());
      return m;
    }
  }
}
