/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * How many clusters there are: the largest number that comes out alike when other halves of the
 * profiles are looked at (Ben-Hur, Elisseeff &amp; Guyon 2002, "A stability based method for
 * discovering structure in clustered data"; agreement by adjusted Rand index on all rows) and has
 * {@link Valleys} between the clusters: with many profiles, cuts through a cloud come out alike
 * too.
 */
final class Stability {
  /** Partitions of resamples have to agree at least so well. */
  static final double ENOUGH = 0.8;

  /** Without valleys between them, even better. */
  private static final double ENOUGH_OF_CUTS = 0.9;

  /** As many profiles as this, of those around a centre, may be halfway to another. */
  private static final double VALLEY = 0.7;

  /** The same for the number of clusters of the last run: ids shall last. */
  private static final double VALLEY_BEFORE = 0.9;

  /** Of cuts, the number of the last run may be so much worse than the best other. */
  private static final double CUTS_BEFORE = 0.1;

  /** Agreements that differ by less are the same. */
  private static final double NOISE = 0.04;

  /** Groups with a smaller share do not count. */
  private static final double LEAST_SHARE = 0.03;

  private static final int LARGEST = 8;
  private static final int RESAMPLES = 5;
  private static final int STARTS = 2;
  private static final int ROWS = 1200;

  private final Map<Integer, Double> agreement = new LinkedHashMap<>();
  private final int chosen;
  private final boolean apart;

  /**
   * @param rows in random order
   * @param before the number of the last run, held to less; 0 for none
   * @param progress told how many numbers of clusters were tried
   */
  Stability(double[][] rows, int before, long seed, IntConsumer progress) {
    double[][] looked = Arrays.copyOf(rows, Math.min(ROWS, rows.length));
    int best = 1;
    for (int k = 2; k <= LARGEST && k <= looked.length / 10; k++) {
      double alike = agreement(looked, k, seed);
      agreement.put(k, alike);
      double allowed = k == before ? VALLEY_BEFORE : VALLEY;
      if (alike >= ENOUGH
          && Valleys.depth(looked, KMeans.fit(looked, k, STARTS, seed)) <= allowed) {
        best = k;
      }
      progress.accept(k);
    }
    apart = best > 1;
    chosen = apart ? best : mostAlike(before);
  }

  /**
   * Without valleys: the number whose cuts come out most alike, if they do so well enough; that of
   * the last run as long as it does nearly, for segments are built on it.
   */
  private int mostAlike(int before) {
    double most = agreement.values().stream().mapToDouble(a -> a).max().orElse(0);
    double last = agreement.getOrDefault(before, 0.0);
    if (last >= ENOUGH && last >= most - CUTS_BEFORE) {
      return before;
    }
    double enough = Math.max(ENOUGH_OF_CUTS, most - NOISE);
    return agreement.entrySet().stream()
        .filter(e -> e.getValue() >= enough)
        .mapToInt(Map.Entry::getKey)
        .max()
        .orElse(1);
  }

  /** Whether there are fewer profiles between clusters than in them, or they are cuts. */
  boolean apart() {
    return apart;
  }

  /** The number of clusters; 1 when no number is stable. */
  int chosen() {
    return chosen;
  }

  /** Median agreement of two resamples by number of clusters; 0 if some of them are tiny. */
  Map<Integer, Double> agreement() {
    return agreement;
  }

  private static double agreement(double[][] rows, int k, long seed) {
    int[][] partitions = new int[RESAMPLES][];
    for (int r = 0; r < RESAMPLES; r++) {
      double[][] half = half(rows, new Random(seed + 31L * r + 1009L * k));
      partitions[r] = KMeans.assign(rows, KMeans.fit(half, k, STARTS, seed + r));
    }
    int tiny = 0;
    for (int[] partition : partitions) {
      tiny += smallest(partition, k) < LEAST_SHARE * rows.length ? 1 : 0;
    }
    if (2 * tiny > RESAMPLES) {
      // A handful of outliers as a group of its own is found again and again, and of no use.
      return 0;
    }
    List<Double> pairs = new ArrayList<>();
    for (int a = 0; a < RESAMPLES; a++) {
      for (int b = a + 1; b < RESAMPLES; b++) {
        pairs.add(AdjustedRand.of(partitions[a], partitions[b]));
      }
    }
    // The median: one resample caught in a poor optimum must not decide.
    Collections.sort(pairs);
    return (pairs.get((pairs.size() - 1) / 2) + pairs.get(pairs.size() / 2)) / 2;
  }

  private static int smallest(int[] partition, int k) {
    int[] counts = new int[k];
    for (int c : partition) {
      counts[c]++;
    }
    return Arrays.stream(counts).min().orElse(0);
  }

  private static double[][] half(double[][] rows, Random random) {
    double[][] shuffled = rows.clone();
    for (int i = shuffled.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      double[] row = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = row;
    }
    return Arrays.copyOf(shuffled, (rows.length + 1) / 2);
  }
}
