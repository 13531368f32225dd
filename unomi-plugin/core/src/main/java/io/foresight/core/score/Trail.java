/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * How a score moved: at most one point a day over 31 days, each written as epochDay × 1000 +
 * percent, ascending. Immutable.
 */
public final class Trail {
  /** No points. */
  public static final Trail EMPTY = new Trail(Collections.emptyList());

  /** Days kept. */
  public static final int DAYS = 31;

  private static final int FACTOR = 1000;

  private final List<Long> points;

  private Trail(List<Long> points) {
    this.points = Collections.unmodifiableList(points);
  }

  /** Reads points in any order; what is not a percent of 1..100 is left out. */
  public static Trail of(List<? extends Number> encoded) {
    Trail t = EMPTY;
    List<Long> sorted = new ArrayList<>();
    encoded.forEach(n -> sorted.add(n.longValue()));
    Collections.sort(sorted);
    for (long p : sorted) {
      int percent = (int) Math.floorMod(p, (long) FACTOR);
      if (percent >= 1 && percent <= 100) {
        t = t.with(Math.floorDiv(p, (long) FACTOR), percent);
      }
    }
    return t;
  }

  /**
   * With today's percent. It replaces an earlier one of the same day; points of more than 31 days
   * ago go, and so do points of later days, which a wrong clock has left.
   */
  public Trail with(long epochDay, int percent) {
    List<Long> out = new ArrayList<>();
    for (long p : points) {
      long day = Math.floorDiv(p, (long) FACTOR);
      if (day < epochDay && day > epochDay - DAYS) {
        out.add(p);
      }
    }
    out.add(epochDay * FACTOR + percent);
    return new Trail(out);
  }

  /** The encoded points, ascending. */
  public List<Long> points() {
    return points;
  }

  /**
   * Change in percent points within the last days: the current percent minus that of the earliest
   * point whose day is today − days or later. Empty without such a point.
   *
   * @param currentPercent percent of the score now
   * @param today epoch day
   * @param days 1..31
   */
  public OptionalInt change(int currentPercent, long today, int days) {
    for (long p : points) {
      if (Math.floorDiv(p, (long) FACTOR) >= today - days) {
        return OptionalInt.of(currentPercent - (int) Math.floorMod(p, (long) FACTOR));
      }
    }
    return OptionalInt.empty();
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object o) {
    return o instanceof Trail && ((Trail) o).points.equals(points);
  }

  @Override
  public int hashCode() {
    return points.hashCode();
  }

  @Override
  public String toString() {
    return points.toString();
  }
}
