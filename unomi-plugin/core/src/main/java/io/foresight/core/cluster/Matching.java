/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import java.util.Arrays;

/** Which new centre is which old one: the closest pair first, then the closest of the rest. */
final class Matching {
  private Matching() {}

  /**
   * @param reach pairs farther apart are not the same
   * @return for each new centre the index of its old one, -1 for none
   */
  static int[] of(double[][] fresh, double[][] old, double reach) {
    int[] match = new int[fresh.length];
    Arrays.fill(match, -1);
    boolean[] taken = new boolean[old.length];
    while (true) {
      int from = -1;
      int to = -1;
      double least = reach * reach;
      for (int i = 0; i < fresh.length; i++) {
        for (int j = 0; j < old.length && match[i] < 0; j++) {
          double d = KMeans.distance(fresh[i], old[j]);
          if (!taken[j] && d <= least) {
            least = d;
            from = i;
            to = j;
          }
        }
      }
      if (from < 0) {
        return match;
      }
      match[from] = to;
      taken[to] = true;
    }
  }
}
