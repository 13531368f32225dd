/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

/**
 * Log-likelihood ratios of two by two tables over one number of people (Dunning 1993). Logarithms
 * are looked up: every pair of items needs four, and they would be most of the cost of counting.
 * Thread-safe.
 */
final class Likelihood {
  /** Beyond, a table takes more room than it saves time. */
  private static final int LARGEST = 4_000_000;

  private final long all;
  private final double[] known;

  /**
   * @param all people
   */
  Likelihood(long all) {
    this.all = all;
    known = new double[(int) Math.min(all + 1, LARGEST)];
    for (int x = 1; x < known.length; x++) {
      known[x] = x * Math.log(x);
    }
  }

  /**
   * Root of the ratio, negative where the pair goes together less often than chance has it.
   *
   * @param both people with both
   * @param a people with the one
   * @param b people with the other
   */
  double root(long both, long a, long b) {
    long neither = all - a - b + both;
    double llr =
        2
            * (xLogX(both)
                + xLogX(a - both)
                + xLogX(b - both)
                + xLogX(neither)
                - xLogX(a)
                - xLogX(b)
                - xLogX(all - a)
                - xLogX(all - b)
                + xLogX(all));
    double root = Math.sqrt(Math.max(0, llr));
    return (double) both * all < (double) a * b ? -root : root;
  }

  private double xLogX(long x) {
    if (x < known.length) {
      return x <= 0 ? 0 : known[(int) x];
    }
    return x * Math.log(x);
  }
}
