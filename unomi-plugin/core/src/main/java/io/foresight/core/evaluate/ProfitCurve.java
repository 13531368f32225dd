/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import io.foresight.core.input.InvalidInputException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Profit of mailing the best-scored share: margin × caught - cost × mailed, at each slice of the
 * gains table. The best share is chosen where the curve is highest; because it is chosen on the
 * same rows that it is valued on, the profit stated for it is corrected for optimism by the
 * bootstrap (Efron 1983): how much better a best share looks on the resample it was chosen on than
 * on the rows themselves.
 */
public final class ProfitCurve {
  private final double[] share;
  private final double[] profit;
  private final double cost;
  private final double margin;
  private final double bestCutOff;
  private final Interval bestShare;
  private final Interval bestProfit;

  ProfitCurve(GainsTable gains, double audience, double cost, double margin, long seed) {
    if (!(cost >= 0 && cost <= 1e9)) {
      throw new InvalidInputException("cost", "must be 0 or more, was " + cost);
    }
    if (!(margin > 0 && margin <= 1e9)) {
      throw new InvalidInputException("margin", "must be above 0, was " + margin);
    }
    this.cost = cost;
    this.margin = margin;
    double[] rows = gains.sliceRows();
    profit = curve(rows, gains.slicePositives(), audience);
    share = new double[profit.length];
    double total = gains.rows();
    for (int k = 1; k < share.length; k++) {
      share[k] = share[k - 1] + rows[k - 1] / total;
    }
    int best = highest(profit);
    CellBootstrap bootstrap = new CellBootstrap(gains, seed);
    double[] shares = new double[CellBootstrap.RESAMPLES];
    double[] profits = new double[shares.length];
    double optimism = 0;
    for (int i = 0; i < shares.length; i++) {
      bootstrap.next();
      double[] drawn = curve(bootstrap.rows, bootstrap.positives, audience);
      int k = highest(drawn);
      shares[i] = share[k];
      profits[i] = drawn[best];
      optimism += (drawn[k] - profit[k]) / shares.length;
    }
    double off = Math.max(0, optimism);
    bestShare = CellBootstrap.interval(share[best], shares);
    Interval raw = CellBootstrap.interval(profit[best], profits);
    bestProfit = new Interval(raw.value() - off, raw.low() - off, raw.high() - off);
    bestCutOff = best == 0 ? 1 : gains.cutOff(share[best]);
  }

  private double[] curve(double[] rows, double[] positives, double audience) {
    double[] out = new double[rows.length + 1];
    double total = Arrays.stream(rows).sum();
    double scale = total > 0 ? audience / total : 0;
    for (int k = 1; k < out.length; k++) {
      out[k] = out[k - 1] + scale * (margin * positives[k - 1] - cost * rows[k - 1]);
    }
    return out;
  }

  private static int highest(double[] curve) {
    int best = 0;
    for (int k = 1; k < curve.length; k++) {
      best = curve[k] > curve[best] ? k : best;
    }
    return best;
  }

  /** Share of people to mail for the highest profit; 0 when no mailing pays. */
  public Interval bestShare() {
    return bestShare;
  }

  /** Score from which on to mail for the highest profit; 1 when no mailing pays. */
  public double bestCutOff() {
    return bestCutOff;
  }

  /** Profit of mailing that share, corrected for having been chosen on these rows. */
  public Interval bestProfit() {
    return bestProfit;
  }

  /** Profit of mailing everybody. */
  public double everybody() {
    return profit[profit.length - 1];
  }

  /** The probability from which on a mail pays in theory: cost over margin. */
  public double breakEven() {
    return cost / margin;
  }

  /** The curve and its best point, JSON-like. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("bestShare", bestShare.toMap());
    Numbers.put(m, "bestCutOff", bestCutOff);
    m.put("bestProfit", bestProfit.toMap());
    Numbers.put(m, "everybody", everybody());
    Numbers.put(m, "breakEven", breakEven());
    m.put("share", Numbers.list(share));
    m.put("profit", Numbers.list(profit));
    return m;
  }
}
