/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.evaluate.AmountRanking;
import io.foresight.core.evaluate.Bootstrap;
import io.foresight.core.evaluate.Interval;
import io.foresight.core.input.Fields;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A model of amounts held against what was really spent. Failed: over the whole 95 % interval the
 * order is worse than its card promised by more than 0.1 of Spearman's correlation, or the total is
 * off by more than a factor of two; totals move with the season, and a goal's own test often misses
 * them by a third. An early check is at most weaker, and looks at the order only. Immutable.
 */
final class AmountBackTest {
  /** People with an amount, to judge at all. */
  static final int LEAST_SPENDERS = 10;

  static final int RESAMPLES = 200;

  private static final double FALL = 0.1;
  private static final double FAR_OFF = 2;
  private static final double OFF = 1.25;
  private static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN);

  private final Map<String, Object> head;
  private final String verdict;
  private final String reason;
  private final Map<String, Interval> figures;

  private AmountBackTest(
      Map<String, Object> head, String verdict, String reason, Map<String, Interval> figures) {
    this.head = head;
    this.verdict = verdict;
    this.reason = reason;
    this.figures = figures;
  }

  /**
   * Judges.
   *
   * @param window {@code asOf, checkedAt, days, horizonDays, matured}
   * @param expected what each was expected to spend by now
   * @param actual what each spent
   * @param groups what each row belongs to, e.g. a profile
   * @param evaluation from the model's card; null when it is not known
   * @param seed of the bootstrap
   */
  static AmountBackTest of(
      Map<String, Object> window,
      double[] expected,
      double[] actual,
      long[] groups,
      Object evaluation,
      long seed) {
    AmountRanking spent = new AmountRanking(expected, actual);
    Map<String, Object> head = new LinkedHashMap<>(window);
    long spenders = Arrays.stream(actual).filter(a -> a > 0).count();
    head.put("people", actual.length);
    head.put("spenders", spenders);
    head.put("expected", Arrays.stream(expected).sum());
    head.put("actual", Arrays.stream(actual).sum());
    if (spenders < LEAST_SPENDERS) {
      return new AmountBackTest(
          head,
          "too_few",
          String.format(
              Locale.ROOT,
              "too few to judge: %d of %d spent anything after %s days",
              spenders,
              spent.size(),
              head.get("days")),
          Map.of());
    }
    Map<String, ToDoubleFunction<double[]>> m = new LinkedHashMap<>();
    m.put("spearman", spent::spearman);
    m.put("mae", spent::mae);
    m.put("capture10", w -> spent.capture(w, 0.1));
    m.put("actualOverExpected", w -> 1 / (1 + spent.totalError(w)));
    Map<String, Interval> figures = new Bootstrap(groups, RESAMPLES, seed).intervals(m);
    Interval promised = promised(evaluation);
    boolean matured = Boolean.TRUE.equals(head.get("matured"));
    String verdict = verdict(figures, promised, matured);
    return new AmountBackTest(head, verdict, reason(verdict, head, figures, promised), figures);
  }

  private static String verdict(Map<String, Interval> f, Interval promised, boolean matured) {
    Interval order = f.getOrDefault("spearman", NONE);
    Interval total = f.getOrDefault("actualOverExpected", NONE);
    boolean misorders = order.high() < promised.value() - FALL;
    if (matured && (misorders || off(total, FAR_OFF))) {
      return "failed";
    }
    boolean lower = order.high() < promised.low();
    return misorders || lower || matured && off(total, OFF) ? "weaker" : "held";
  }

  private static boolean off(Interval ratio, double by) {
    return ratio.low() > by || ratio.high() < 1 / by;
  }

  private static Interval promised(Object evaluation) {
    Object metrics = evaluation instanceof Map ? ((Map<?, ?>) evaluation).get("metrics") : null;
    Object spearman = metrics instanceof Map ? ((Map<?, ?>) metrics).get("spearman") : null;
    return spearman instanceof Map && Fields.of("spearman", spearman).raw("value") instanceof Number
        ? Interval.fromMap((Map<?, ?>) spearman)
        : NONE;
  }

  private static String reason(
      String verdict, Map<String, Object> head, Map<String, Interval> f, Interval promised) {
    Interval order = f.getOrDefault("spearman", NONE);
    Interval total = f.getOrDefault("actualOverExpected", NONE);
    return String.format(
        Locale.ROOT,
        "%s after %s of %s days: %.2f times as much was spent as predicted (%.2f to %.2f), Spearman"
            + " %.3f (%.3f to %.3f%s)",
        verdict,
        head.get("days"),
        head.get("horizonDays"),
        total.value(),
        total.low(),
        total.high(),
        order.value(),
        order.low(),
        order.high(),
        Double.isNaN(promised.value())
            ? ""
            : String.format(Locale.ROOT, ", %.3f promised", promised.value()));
  }

  String reason() {
    return reason;
  }

  /** Whether the model is of no use as it is. */
  boolean failed() {
    return verdict.equals("failed");
  }

  /** Whether the whole horizon was waited for and enough people spent. */
  boolean judged() {
    return Boolean.TRUE.equals(head.get("matured")) && !verdict.equals("too_few");
  }

  /** For the model's record. */
  Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>(head);
    m.put("verdict", verdict);
    m.put("reason", reason);
    figures.forEach((k, v) -> m.put(k, v.toMap()));
    return m;
  }
}
