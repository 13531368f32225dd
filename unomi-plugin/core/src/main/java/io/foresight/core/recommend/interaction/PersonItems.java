/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.interaction;

import java.util.Arrays;

/**
 * How strongly each person is drawn to each item: a sparse matrix, rows are persons. A weight is
 * the sum of what was done, faded to the moment of looking, between 0 (such are left out) and 1.
 * Also used turned over, with items as rows. Immutable and thread-safe.
 */
public final class PersonItems {
  private final int columns;
  private final int[] start;
  private final int[] column;
  private final float[] weight;

  private PersonItems(int columns, int[] start, int[] column, float[] weight) {
    this.columns = columns;
    this.start = start;
    this.column = column;
    this.weight = weight;
  }

  /** Weighs everything as of the moment the interactions are known up to. */
  public static PersonItems of(Interactions all, InteractionWeights weights) {
    int persons = all.persons().size();
    int[] start = new int[persons + 1];
    int[] column = new int[pairs(all, weights.maxItems())];
    float[] weight = new float[column.length];
    double[] sum = new double[all.items().size()];
    boolean[] met = new boolean[sum.length];
    int[] touched = new int[sum.length];
    int n = 0;
    for (int p = 0; p < persons; p++) {
      int m = 0;
      for (int at = all.start(p); at < all.start(p + 1); at++) {
        int i = all.item(at);
        if (!met[i]) {
          met[i] = true;
          touched[m++] = i;
        }
        sum[i] += weights.of(all.kindAt(at)) * weights.left(all.now() - (double) all.second(at));
      }
      m = heaviest(touched, m, sum, met, weights.maxItems());
      for (int k = 0; k < m; k++) {
        column[n] = touched[k];
        weight[n++] = (float) Math.min(1, sum[touched[k]]);
        sum[touched[k]] = 0;
      }
      start[p + 1] = n;
    }
    boolean full = n == column.length;
    return new PersonItems(
        sum.length,
        start,
        full ? column : Arrays.copyOf(column, n),
        full ? weight : Arrays.copyOf(weight, n));
  }

  /** How many pairs of a person and an item there are, at most so many of a person. */
  private static int pairs(Interactions all, int most) {
    int[] seenBy = new int[all.items().size()];
    int n = 0;
    for (int p = 0; p < all.persons().size(); p++) {
      int own = 0;
      for (int at = all.start(p); at < all.start(p + 1); at++) {
        if (seenBy[all.item(at)] != p + 1) {
          seenBy[all.item(at)] = p + 1;
          own++;
        }
      }
      n += Math.min(own, most);
    }
    return n;
  }

  /** Leaves the heaviest with a weight above 0, ascending, and forgets the others. */
  private static int heaviest(int[] touched, int m, double[] sum, boolean[] met, int most) {
    int kept = 0;
    for (int k = 0; k < m; k++) {
      int i = touched[k];
      met[i] = false;
      if (sum[i] > 1e-9) {
        touched[kept++] = i;
      } else {
        sum[i] = 0;
      }
    }
    Arrays.sort(touched, 0, kept);
    if (kept <= most) {
      return kept;
    }
    double[] ascending = new double[kept];
    for (int k = 0; k < kept; k++) {
      ascending[k] = sum[touched[k]];
    }
    Arrays.sort(ascending);
    double least = ascending[kept - most];
    int ties = most;
    for (int k = kept - 1; k >= 0 && ascending[k] > least; k--) {
      ties--;
    }
    int n = 0;
    for (int k = 0; k < kept; k++) {
      double s = sum[touched[k]];
      if (s > least || s == least && ties-- > 0) {
        touched[n++] = touched[k];
      } else {
        sum[touched[k]] = 0;
      }
    }
    return n;
  }

  /** The same with rows and columns exchanged. */
  public PersonItems turned() {
    int[] s = new int[columns + 1];
    for (int c : column) {
      s[c + 1]++;
    }
    for (int c = 0; c < columns; c++) {
      s[c + 1] += s[c];
    }
    int[] next = Arrays.copyOf(s, columns);
    int[] row = new int[column.length];
    float[] w = new float[column.length];
    for (int r = 0; r < rows(); r++) {
      for (int at = start[r]; at < start[r + 1]; at++) {
        int to = next[column[at]]++;
        row[to] = r;
        w[to] = weight[at];
      }
    }
    return new PersonItems(rows(), s, row, w);
  }

  /** Number of rows. */
  public int rows() {
    return start.length - 1;
  }

  /** Number of columns. */
  public int columns() {
    return columns;
  }

  /** Position of a row's first entry; of the row after the last, the number of all. */
  public int start(int row) {
    return start[row];
  }

  /** Column of the entry at a position; ascending within a row. */
  public int column(int at) {
    return column[at];
  }

  /** Weight of the entry at a position, above 0 and at most 1. */
  public float weight(int at) {
    return weight[at];
  }
}
