/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Leads k-means out of poor local optima: the centre that is missed least moves into a cluster that
 * fits worst, k-means goes on from there, and the better solution stays (Fr&auml;nti &amp;
 * Kivij&auml;rvi 2000, doi 10.1007/s100440070007, with the swaps chosen instead of drawn).
 */
final class Swap {
  private static final int CHOICES = 3;
  private static final int ROUNDS = 20;
  private static final int ITERATIONS = 8;
  private static final double BETTER = 0.999;

  private Swap() {}

  static double[][] improve(double[][] rows, double[][] start) {
    double[][] best = refine(rows, start);
    double least = KMeans.loss(rows, best);
    for (int round = 0; round < ROUNDS; round++) {
      double[][] better = swapped(rows, best, least * BETTER);
      if (better == best) {
        break;
      }
      best = better;
      least = KMeans.loss(rows, best);
    }
    return best;
  }

  /** The first swap that gets below a loss; the same array if none does. */
  private static double[][] swapped(double[][] rows, double[][] centres, double below) {
    int k = centres.length;
    int[] of = KMeans.assign(rows, centres);
    double[] missed = new double[k];
    double[] loss = new double[k];
    for (int i = 0; i < rows.length; i++) {
      double own = KMeans.distance(rows[i], centres[of[i]]);
      double other = Double.POSITIVE_INFINITY;
      for (int c = 0; c < k; c++) {
        other = c == of[i] ? other : Math.min(other, KMeans.distance(rows[i], centres[c]));
      }
      loss[of[i]] += own;
      missed[of[i]] += other - own;
    }
    for (int from : order(missed, 1)) {
      for (int to : order(loss, -1)) {
        if (from != to) {
          double[][] trial = centres.clone();
          trial[from] = awayFromItsCentre(rows, of, to, centres[to]);
          trial = refine(rows, trial);
          if (KMeans.loss(rows, trial) < below) {
            return trial;
          }
        }
      }
    }
    return centres;
  }

  private static int[] order(double[] values, int sign) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble(c -> sign * values[c]))
        .limit(CHOICES)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** A row far from the middle of its cluster, but no outlier. */
  private static double[] awayFromItsCentre(
      double[][] rows, int[] of, int cluster, double[] centre) {
    int[] members =
        IntStream.range(0, rows.length)
            .filter(i -> of[i] == cluster)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> KMeans.distance(rows[i], centre)))
            .mapToInt(Integer::intValue)
            .toArray();
    return members.length == 0 ? centre : rows[members[members.length * 3 / 4]];
  }

  /** A few iterations of Lloyd's; a centre without rows stays where it is. */
  private static double[][] refine(double[][] rows, double[][] start) {
    double[][] centres = start;
    for (int n = 0; n < ITERATIONS; n++) {
      double[][] sums = new double[centres.length][rows[0].length];
      int[] counts = new int[centres.length];
      for (double[] row : rows) {
        int c = KMeans.nearest(row, centres);
        counts[c]++;
        for (int j = 0; j < row.length; j++) {
          sums[c][j] += row[j];
        }
      }
      for (int c = 0; c < sums.length; c++) {
        if (counts[c] == 0) {
          sums[c] = centres[c];
          continue;
        }
        for (int j = 0; j < sums[c].length; j++) {
          sums[c][j] /= counts[c];
        }
      }
      boolean same = Arrays.deepEquals(sums, centres);
      centres = sums;
      if (same) {
        break;
      }
    }
    return centres;
  }
}
