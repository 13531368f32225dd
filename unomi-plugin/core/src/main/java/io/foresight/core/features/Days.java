/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

/** Whole UTC days since 1970. */
final class Days {
  static final long MILLIS = 86_400_000L;

  private Days() {}

  static int of(long time) {
    return (int) Math.floorDiv(time, MILLIS);
  }

  /** Days between two moments, never negative, with fractions. */
  static double between(long earlier, long later) {
    return Math.max(0, later - earlier) / (double) MILLIS;
  }

  /**
   * First whole day of the window of {@code days} days that ends at a moment: exact for moments at
   * midnight UTC, else the window's start is rounded to the nearest midnight.
   */
  static int windowStart(long now, int days) {
    return of(now - days * MILLIS + MILLIS / 2);
  }
}
