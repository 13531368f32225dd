/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import java.util.stream.IntStream;

/** Keeps training affordable: whole groups are kept or left out, the same ones for a seed. */
final class Sampling {
  private Sampling() {}

  static TrainingSet atMost(TrainingSet set, int rows, long seed) {
    if (set.size() <= rows) {
      return set;
    }
    double share = (double) rows / set.size();
    int[] kept =
        IntStream.range(0, set.size()).filter(i -> unit(set.group(i), seed) < share).toArray();
    return set.subset(kept);
  }

  private static double unit(long group, long seed) {
    long z = group * 0x9e3779b97f4a7c15L + seed;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return ((z ^ z >>> 31) >>> 11) * 0x1p-53;
  }
}
