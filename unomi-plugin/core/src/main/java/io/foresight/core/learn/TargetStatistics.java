/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.model.Calibrator;
import io.foresight.core.model.TargetTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Target statistics of one text column (Micci-Barreca, "A Preprocessing Scheme for High-Cardinality
 * Categorical Attributes", SIGKDD Explorations 3(1), 2001, doi:10.1145/507533.507538): the log-odds
 * of the outcome among the rows with a value, shrunk to those of all rows as if {@link #SMOOTHING}
 * average rows had been seen as well, less those of all rows.
 *
 * <p>A training row must not see its own outcome in it (Prokhorenkova et al., "CatBoost: unbiased
 * boosting with categorical features", NeurIPS 2018, section 3.2): for training, the statistics of
 * a row come from the other four fifths of the groups, so neither the row nor another snapshot of
 * the same profile counts.
 */
final class TargetStatistics {
  /** Average rows that every value is mixed with. */
  static final double SMOOTHING = 20;

  /** A value needs this many groups (profiles) in the rows to get a number of its own. */
  static final int MIN_GROUPS = 5;

  static final int FOLDS = 5;

  private static final class Count {
    final double[] rows = new double[FOLDS];
    final double[] positives = new double[FOLDS];
    final Set<Long> groups = new HashSet<>();
  }

  private final Map<String, Count> byValue = new HashMap<>();
  private final Count missing = new Count();
  private final Count all = new Count();

  TargetStatistics(TrainingSet rows, int column) {
    for (int i = 0; i < rows.size(); i++) {
      String v = rows.category(i, column);
      int fold = fold(rows.group(i));
      double y = rows.label(i) ? 1 : 0;
      Count c = v == null ? missing : byValue.computeIfAbsent(v, k -> new Count());
      c.rows[fold]++;
      c.positives[fold] += y;
      if (c.groups.size() < MIN_GROUPS) {
        c.groups.add(rows.group(i));
      }
      all.rows[fold]++;
      all.positives[fold] += y;
    }
  }

  /** The number of a training row's value, without the fold that the row is in. */
  float outOfFold(@Nullable String value, long group) {
    Count c = value == null ? missing : byValue.get(value);
    return c == null || value != null && c.groups.size() < MIN_GROUPS ? 0 : number(c, fold(group));
  }

  /** The numbers of all values, for rows that are not trained on. */
  TargetTable table() {
    TreeMap<Long, Float> sorted = new TreeMap<>();
    byValue.forEach(
        (value, c) -> {
          if (c.groups.size() >= MIN_GROUPS) {
            sorted.put(TargetTable.hash(value), number(c, -1));
          }
        });
    long[] hashes = new long[sorted.size()];
    float[] values = new float[hashes.length];
    int at = 0;
    for (Map.Entry<Long, Float> e : sorted.entrySet()) {
      hashes[at] = e.getKey();
      values[at++] = e.getValue();
    }
    return new TargetTable(number(missing, -1), hashes, values);
  }

  private float number(Count c, int without) {
    double rate = (sum(all.positives, without) + 0.5) / (sum(all.rows, without) + 1);
    double p = (sum(c.positives, without) + SMOOTHING * rate) / (sum(c.rows, without) + SMOOTHING);
    return (float) (Calibrator.logOdds(p) - Calibrator.logOdds(rate));
  }

  private static double sum(double[] folds, int without) {
    double sum = 0;
    for (int f = 0; f < FOLDS; f++) {
      sum += f == without ? 0 : folds[f];
    }
    return sum;
  }

  private static int fold(long group) {
    long z = (group + 0x632be59bd9b4e019L) * 0xbf58476d1ce4e5b9L;
    return (int) Math.floorMod(z ^ z >>> 29, (long) FOLDS);
  }
}
