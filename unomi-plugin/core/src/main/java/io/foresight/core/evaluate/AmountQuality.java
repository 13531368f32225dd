/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The metrics of predicted amounts with 95 % bootstrap intervals. Keys, also in JSON: {@code mse},
 * {@code mae}, {@code r2}, {@code spearman}, {@code totalError} (predicted over actual total, minus
 * 1), {@code capture10} (share of the actual total that the best-predicted tenth holds), {@code
 * perfectCapture10} (the most it could be).
 */
public final class AmountQuality extends Metrics {
  /** All keys in order. */
  public static final List<String> KEYS =
      List.of("mse", "mae", "r2", "spearman", "totalError", "capture10", "perfectCapture10");

  private AmountQuality(Map<String, Interval> metrics) {
    super(metrics);
  }

  /** Measures predictions. */
  public static AmountQuality of(AmountRanking ranking, Bootstrap bootstrap) {
    Map<String, ToDoubleFunction<double[]>> m = new LinkedHashMap<>();
    m.put("mse", ranking::mse);
    m.put("mae", ranking::mae);
    m.put("r2", ranking::r2);
    m.put("spearman", ranking::spearman);
    m.put("totalError", ranking::totalError);
    m.put("capture10", w -> ranking.capture(w, 0.1));
    m.put("perfectCapture10", w -> ranking.perfectCapture(w, 0.1));
    return new AmountQuality(bootstrap.intervals(m));
  }
}
