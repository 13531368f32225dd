/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.util.SplittableRandom;

/** Random numbers of one purpose for one person: reproducible and independent of all others. */
final class Draw {
  private static final double TWO_PI = 2 * Math.PI;

  private final SplittableRandom random;

  private Draw(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** What a stream is for. Own streams keep one part of a life still when another changes. */
  enum Stream {
    CATALOGUE,
    MAILINGS,
    TRAITS,
    ORDERS,
    VISITS,
    MAILS,
    REACTIONS,
    TRAFFIC
  }

  static Draw of(long seed, Stream stream, long index) {
    long h = mix(seed + 0x9E3779B97F4A7C15L * (stream.ordinal() + 1));
    return new Draw(mix(h ^ mix(index + 0x632BE59BD9B4E019L)));
  }

  /** Murmur3's 64-bit finaliser. */
  static long mix(long z) {
    z = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
    z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return z ^ (z >>> 33);
  }

  double uniform() {
    return random.nextDouble();
  }

  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** A whole number in low..high, both included. */
  int whole(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  double exponential(double mean) {
    return -mean * Math.log1p(-random.nextDouble());
  }

  /**
   * Box and Muller 1958; the second value is not kept so that streams stay easy to reason about.
   */
  double gaussian() {
    double radius = Math.sqrt(-2 * Math.log1p(-random.nextDouble()));
    return radius * Math.cos(TWO_PI * random.nextDouble());
  }

  /** Marsaglia and Tsang 2000, doi:10.1145/358407.358414; shapes below 1 by their boost. */
  double gamma(double shape, double mean) {
    double boost = shape < 1 ? Math.pow(1 - random.nextDouble(), 1 / shape) : 1;
    double d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = gaussian();
      double v = Math.pow(1 + c * x, 3);
      if (v > 0 && Math.log1p(-random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
        return d * v * boost * mean / shape;
      }
    }
  }

  double beta(double a, double b) {
    double x = gamma(a, a);
    return x / (x + gamma(b, b));
  }

  /** Knuth's product of uniforms; meant for small means. */
  int poisson(double mean) {
    double limit = Math.exp(-mean);
    int n = 0;
    for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
      n++;
    }
    return n;
  }

  /** An index, in proportion to the weights; the weights need not sum to one. */
  int pick(double[] weights) {
    double sum = 0;
    for (double w : weights) {
      sum += w;
    }
    double u = random.nextDouble() * sum;
    for (int i = 0; i < weights.length - 1; i++) {
      u -= weights[i];
      if (u < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
