/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value.btyd;

import java.util.Random;

/**
 * What BG/NBD says about one customer given his past: with probability {@link #alive} his order
 * rate is gamma(r+x, α+T) and his chance to leave after an order beta(a, b+x), independently.
 * Immutable.
 */
public final class Outlook {
  private final double alive;
  private final double shape;
  private final double rate;
  private final double a;
  private final double b;

  Outlook(double r, double alpha, double a, double b, double x, double tx, double age) {
    this.shape = r + x;
    this.rate = alpha + age;
    this.a = a;
    this.b = b + x;
    if (x <= 0) {
      this.alive = 1;
    } else {
      double silence = shape * (Math.log(rate) - Math.log(alpha + tx));
      this.alive = 1 / (1 + Math.exp(Math.log(a) - Math.log(b + x - 1) + silence));
    }
  }

  private Outlook(double alive, double shape, double rate, double a, double b) {
    this.alive = alive;
    this.shape = shape;
    this.rate = rate;
    this.a = a;
    this.b = b;
  }

  /** The same with an order rate that is a multiple of this one's. */
  public Outlook faster(double factor) {
    return new Outlook(alive, shape, rate / factor, a, b);
  }

  /** Probability of still being a customer; 1 for everybody without a repeat order. */
  public double alive() {
    return alive;
  }

  /** Orders to expect within some weeks from now. */
  public double expected(double weeks) {
    return weeks > 0 ? alive * OrdersWhileAlive.expected(shape, rate, a, b, weeks) : 0;
  }

  /** Probability of no order within some weeks from now. */
  public double none(double weeks) {
    // The next order is not yet touched by leaving, which follows an order.
    double noneIfAlive = Math.exp(-shape * Math.log1p(Math.max(0, weeks) / rate));
    return 1 - alive * (1 - noneIfAlive);
  }

  /** Weeks within which the next order falls with a probability; infinite when it never does. */
  public double nextWithin(double probability) {
    double ifAlive = probability / alive;
    return ifAlive < 1
        ? rate * Math.expm1(-Math.log1p(-ifAlive) / shape)
        : Double.POSITIVE_INFINITY;
  }

  /**
   * Probabilities of at least 1, 2, 3 … orders within some weeks, until they are negligible (1e-9)
   * or there are 4096 of them. Rate and leaving are independent given the past, so each is a
   * negative binomial tail times the chance of not having left before.
   */
  public double[] atLeast(double weeks) {
    double[] tail = new double[4096];
    double z = weeks / (rate + weeks);
    double logPmf = -shape * Math.log1p(weeks / rate);
    double more = -Math.expm1(logPmf);
    double stay = alive;
    int n = 0;
    while (n < tail.length && more * stay > 1e-9) {
      tail[n++] = more * stay;
      logPmf += Math.log((shape + n - 1) / n * z);
      more = Math.max(0, more - Math.exp(logPmf));
      stay *= (b + n - 1) / (a + b + n - 1);
    }
    return java.util.Arrays.copyOf(tail, n);
  }

  /** Draws a number of orders within some weeks. */
  int draw(double weeks, Random random) {
    if (random.nextDouble() >= alive) {
      return 0;
    }
    double mean = Draws.gamma(shape, random) / rate * weeks;
    int orders = Draws.poisson(mean, random);
    if (orders == 0) {
      return 0;
    }
    double ga = Draws.gamma(a, random);
    double leave = ga / (ga + Draws.gamma(b, random));
    if (!(leave > 0)) {
      return orders;
    }
    // After how many orders he leaves: geometric.
    double last = Math.ceil(Math.log(1 - random.nextDouble()) / Math.log1p(-leave));
    return last < orders ? Math.max(1, (int) last) : orders;
  }
}
