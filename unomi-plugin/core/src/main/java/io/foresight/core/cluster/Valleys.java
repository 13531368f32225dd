/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

/**
 * Whether clusters are apart, or cuts through one cloud: between two that are apart there are fewer
 * profiles halfway than around either centre, seen along the line through both. A cut through a
 * cloud has most of them halfway, however often it comes out the same.
 */
final class Valleys {
  /** Half the width of the places compared, as a share of the way between the centres. */
  private static final double HALF = 0.1;

  private Valleys() {}

  /** The densest halfway place of all pairs over the thinner of its centres; small is apart. */
  static double depth(double[][] rows, double[][] centres) {
    int[] of = KMeans.assign(rows, centres);
    double worst = 0;
    for (int a = 0; a < centres.length; a++) {
      for (int b = a + 1; b < centres.length; b++) {
        worst = Math.max(worst, depth(rows, of, centres, a, b));
      }
    }
    return worst;
  }

  private static double depth(double[][] rows, int[] of, double[][] centres, int a, int b) {
    double length = KMeans.distance(centres[a], centres[b]);
    int[] counts = new int[3];
    for (int i = 0; i < rows.length && length > 0; i++) {
      if (of[i] == a || of[i] == b) {
        double t = 0;
        for (int j = 0; j < rows[i].length; j++) {
          t += (rows[i][j] - centres[a][j]) * (centres[b][j] - centres[a][j]) / length;
        }
        for (int place = 0; place < 3; place++) {
          counts[place] += Math.abs(t - place / 2.0) <= HALF ? 1 : 0;
        }
      }
    }
    return counts[1] / Math.max(1.0, Math.min(counts[0], counts[2]));
  }
}
