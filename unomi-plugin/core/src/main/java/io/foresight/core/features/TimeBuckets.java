/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import java.util.Arrays;

/** Sparse counts by time on a {@link BucketGrid}, from which hard windows are read. */
final class TimeBuckets {
  static final int ORDERS = 0;
  static final int SENT = 1;
  static final int CLICKS = 2;
  static final int ACTIVITY = 3;
  private static final int COUNTS = 4;

  /** Order amounts; the only series that is no count. */
  static final int AMOUNT = 4;

  private static final int SERIES = 5;

  private int size;
  private int newest;
  private int[] cells = new int[8];
  private double[][] values = new double[SERIES][8];

  void add(int series, int day, double value) {
    advance(day);
    int cell = BucketGrid.cell(day, newest);
    if (cell != OrderDays.NONE) {
      // Before the arrays are taken: making room replaces them.
      int at = indexOf(cell);
      values[series][at] += value;
    }
  }

  void merge(TimeBuckets other) {
    if (other.size == 0) {
      return;
    }
    advance(other.newest);
    for (int i = 0; i < other.size; i++) {
      int cell = BucketGrid.cell(other.cells[i], newest);
      if (cell != OrderDays.NONE) {
        int at = indexOf(cell);
        for (int s = 0; s < SERIES; s++) {
          values[s][at] += other.values[s][i];
        }
      }
    }
  }

  /**
   * Sum from a day on (inclusive). A cell that the start cuts counts in part: an order series by
   * the order days that remain, which is exact for a cell with one; others by the days.
   */
  double since(int series, int from, OrderDays orderDays) {
    double sum = 0;
    for (int i = size - 1; i >= 0; i--) {
      if (cells[i] >= from) {
        sum += values[series][i];
        continue;
      }
      int end = cells[i] + BucketGrid.length(cells[i], newest);
      if (end <= from) {
        break;
      }
      if (values[series][i] != 0) {
        sum += values[series][i] * share(series, cells[i], from, end, orderDays);
      }
    }
    return sum;
  }

  private static double share(int series, int start, int from, int end, OrderDays orderDays) {
    if (series == ORDERS || series == AMOUNT) {
      int all = orderDays.count(start, end);
      if (all > 0) {
        return orderDays.count(from, end) / (double) all;
      }
    }
    return (end - from) / (double) (end - start);
  }

  /** Number of days since a day (inclusive) that hold anything; exact within 35 days. */
  int daysSince(int series, int from) {
    int n = 0;
    for (int i = size - 1; i >= 0 && cells[i] >= from; i--) {
      n += values[series][i] > 0 ? 1 : 0;
    }
    return n;
  }

  void copyFrom(TimeBuckets other) {
    size = other.size;
    newest = other.newest;
    cells = other.cells.clone();
    for (int s = 0; s < SERIES; s++) {
      values[s] = other.values[s].clone();
    }
  }

  private void advance(int day) {
    if (size == 0 || day > newest) {
      newest = day;
      regroup(0);
    }
  }

  /** Puts every cell where the grid wants it now, or at least this coarse (in days). */
  private void regroup(int coarse) {
    int n = 0;
    for (int i = 0; i < size; i++) {
      int cell = BucketGrid.cell(cells[i], newest);
      if (cell == OrderDays.NONE) {
        continue;
      }
      cell = coarse == 0 ? cell : Math.floorDiv(cell, coarse) * coarse;
      if (n > 0 && cells[n - 1] == cell) {
        for (double[] v : values) {
          v[n - 1] += v[i];
        }
      } else {
        cells[n] = cell;
        for (double[] v : values) {
          v[n] = v[i];
        }
        n++;
      }
    }
    size = n;
  }

  private int indexOf(int cell) {
    int at = size - 1;
    if (size == 0 || cells[at] != cell) {
      at = Arrays.binarySearch(cells, 0, size, cell);
      if (at < 0) {
        at = -at - 1;
        insert(at, cell);
      }
    }
    return at;
  }

  private void insert(int at, int cell) {
    if (size == cells.length) {
      cells = Arrays.copyOf(cells, 2 * size);
      for (int s = 0; s < SERIES; s++) {
        values[s] = Arrays.copyOf(values[s], 2 * size);
      }
    }
    System.arraycopy(cells, at, cells, at + 1, size - at);
    cells[at] = cell;
    for (double[] v : values) {
      System.arraycopy(v, at, v, at + 1, size - at);
      v[at] = 0;
    }
    size++;
  }

  /**
   * Writes newest first; each cell with the distance to the one before and a bitmap of its series.
   *
   * @param coarse 0, or the least number of days a cell is rounded down to, to save space
   */
  void write(StateWriter out, int newestDay, int coarse) {
    TimeBuckets b = this;
    if (coarse > 0) {
      b = new TimeBuckets();
      b.copyFrom(this);
      b.regroup(coarse);
    }
    b.write(out, newestDay);
  }

  private void write(StateWriter out, int newestDay) {
    out.varint(size);
    if (size == 0) {
      return;
    }
    out.varint(newestDay - newest);
    int previous = newest;
    for (int i = size - 1; i >= 0; i--) {
      int mask = 0;
      for (int s = 0; s < COUNTS; s++) {
        mask |= Math.round(values[s][i]) > 0 ? 1 << s : 0;
      }
      out.varint((long) (previous - cells[i]) << COUNTS | mask);
      previous = cells[i];
      for (int s = 0; s < COUNTS; s++) {
        if ((mask >> s & 1) != 0) {
          out.varint(Math.min(Math.round(values[s][i]), 1 << 21));
        }
      }
      if ((mask >> ORDERS & 1) != 0) {
        out.float32(values[AMOUNT][i]);
      }
    }
  }

  void read(StateReader in, int newestDay) {
    size = in.varint(2 * BucketGrid.HORIZON);
    if (size == 0) {
      return;
    }
    cells = new int[Math.max(8, size)];
    values = new double[SERIES][cells.length];
    newest = newestDay - in.varint(1 << 20);
    int previous = newest;
    for (int i = size - 1; i >= 0; i--) {
      int head = in.varint(1 << 20);
      cells[i] = previous - (head >> COUNTS);
      previous = cells[i];
      for (int s = 0; s < COUNTS; s++) {
        values[s][i] = (head >> s & 1) != 0 ? in.varint(1 << 21) : 0;
      }
      values[AMOUNT][i] = (head >> ORDERS & 1) != 0 ? in.float32() : 0;
    }
  }
}
