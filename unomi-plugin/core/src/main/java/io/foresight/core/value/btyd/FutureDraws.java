/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value.btyd;

import java.util.Arrays;
import java.util.Random;

/**
 * Intervals of one customer's future orders and spend by sampling: parameters from their normal
 * approximation, his rate and his leaving from what is known of him, orders and amounts from the
 * model. Immutable and thread-safe; the same customer and seed give the same intervals.
 *
 * <p>A number of orders is whole and often 0: an interval that ends on a whole number covers at
 * least, not exactly, what it says. Sums over many customers cover what they say.
 */
public final class FutureDraws {
  private final BgNbd[] orders;
  private final GammaGamma[] amounts;
  private final int draws;

  /**
   * @param parameterDraws sets of parameters, e.g. 50; 1 takes the parameters as certain
   * @param draws per customer, e.g. 500
   */
  public FutureDraws(BgNbd orders, GammaGamma amounts, int parameterDraws, int draws, long seed) {
    this.orders = parameterDraws > 1 ? orders.draw(parameterDraws, seed) : new BgNbd[] {orders};
    this.amounts =
        parameterDraws > 1 ? amounts.draw(parameterDraws, seed + 1) : new GammaGamma[] {amounts};
    this.draws = draws;
  }

  /** What was drawn for one customer, ascending. */
  public static final class Result {
    private final double[] orders;
    private final double[] spend;

    Result(double[] orders, double[] spend) {
      this.orders = orders;
      this.spend = spend;
    }

    /** Quantile of the number of orders. */
    public double orders(double q) {
      return Math.rint(quantile(orders, q));
    }

    /** Quantile of the spend. */
    public double spend(double q) {
      return quantile(spend, q);
    }

    /** Unbiased for the share below: position q (n + 1). */
    private static double quantile(double[] sorted, double q) {
      double at = q * (sorted.length + 1) - 1;
      int below = (int) Math.max(0, Math.min(sorted.length - 1, Math.floor(at)));
      int above = Math.min(sorted.length - 1, below + 1);
      double part = Math.max(0, Math.min(1, at - below));
      return sorted[below] + part * (sorted[above] - sorted[below]);
    }
  }

  /**
   * Draws one customer's future.
   *
   * @param x repeat order days
   * @param tx weeks from first to last order day
   * @param age weeks from first order day to now
   * @param priced order days with a known amount
   * @param mean of their amounts
   * @param weeks horizon
   * @param factor on the order rate, 1 for the model as it is
   */
  public Result of(
      double x,
      double tx,
      double age,
      double priced,
      double mean,
      double weeks,
      double factor,
      long seed) {
    Random random = new Random(seed);
    double[] n = new double[draws];
    double[] spend = new double[draws];
    Outlook outlook = null;
    int sets = orders.length;
    for (int i = 0; i < draws; i++) {
      // All draws of one set of parameters in a row: the outlook is worked out once.
      int set = (int) ((long) i * sets / draws);
      if (outlook == null || set != (int) ((long) (i - 1) * sets / draws)) {
        outlook = orders[set].outlook(x, tx, age).faster(factor);
      }
      int k = outlook.draw(weeks, random);
      n[i] = k;
      spend[i] = amounts[set].draw(k, priced, mean, random);
    }
    Arrays.sort(n);
    Arrays.sort(spend);
    return new Result(n, spend);
  }

  /**
   * Draws the total of many customers: each draw takes one set of parameters for all of them, so
   * that what is uncertain of everybody does not average out.
   *
   * @param customers rows of x, tx, age, priced, mean
   */
  public Result total(double[][] customers, double weeks, long seed) {
    Random random = new Random(seed);
    double[] n = new double[draws];
    double[] spend = new double[draws];
    for (int i = 0; i < draws; i++) {
      int set = (int) ((long) i * orders.length / draws);
      for (double[] c : customers) {
        int k = orders[set].outlook(c[0], c[1], c[2]).draw(weeks, random);
        n[i] += k;
        spend[i] += amounts[set].draw(k, c[3], c[4], random);
      }
    }
    Arrays.sort(n);
    Arrays.sort(spend);
    return new Result(n, spend);
  }
}
