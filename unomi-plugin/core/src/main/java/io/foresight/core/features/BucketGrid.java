/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

/**
 * An absolute grid that coarsens with age: days, then weeks, then 28 days, then nothing. Weeks
 * start at multiples of 7 days since 1970 and four of them make a cell of 28 days. Whether a cell
 * is coarse depends on the coarse cell's own age below the newest day, so all its parts coarsen
 * together and coarsening twice is coarsening once: that makes merging order-free.
 */
final class BucketGrid {
  /** Days are kept apart for at least this long. */
  static final int DAILY = 35;

  /** Weeks are kept apart for at least this long. */
  static final int WEEKLY = 190;

  /** Older than this is forgotten. */
  static final int HORIZON = 400;

  private BucketGrid() {}

  /** First day of the cell that a day falls into, or {@link OrderDays#NONE} when too old. */
  static int cell(int day, int newest) {
    int month = Math.floorDiv(day, 28) * 28;
    if (month + 27 < newest - WEEKLY) {
      return month + 27 < newest - HORIZON ? OrderDays.NONE : month;
    }
    int week = Math.floorDiv(day, 7) * 7;
    return week + 6 < newest - DAILY ? week : day;
  }

  /** Length in days of the cell that starts at a day. */
  static int length(int cell, int newest) {
    int month = Math.floorDiv(cell, 28) * 28;
    if (month + 27 < newest - WEEKLY) {
      return 28;
    }
    int week = Math.floorDiv(cell, 7) * 7;
    return week + 6 < newest - DAILY ? 7 : 1;
  }
}
