/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Made-up predictions that are true: it happens with the predicted probability. */
public final class Predictions {
  public final double[] p;
  public final boolean[] y;
  public final long[] groups;

  private Predictions(double[] p, boolean[] y) {
    this.p = p;
    this.y = y;
    this.groups = LongStream.range(0, p.length).toArray();
  }

  /** Probabilities between 0 and {@code most}, skewed to low ones. */
  public static Predictions calibrated(int rows, double most, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] p = new double[rows];
    boolean[] y = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      double u = random.nextDouble();
      p[i] = most * u * u;
      y[i] = random.nextDouble() < p[i];
    }
    return new Predictions(p, y);
  }

  public Ranking ranking() {
    return new Ranking(p, y);
  }

  public GainsTable gains() {
    return GainsTable.of(ranking(), groups);
  }
}
