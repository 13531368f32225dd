/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

import java.util.Map;

/** A way to forecast, one of several that compete. Immutable and thread-safe. */
interface Forecaster {
  /** Its name in reports, e.g. {@code weekday_trend}. */
  String name();

  /** Whether a series of so many days is long enough for it. */
  boolean fits(int days);

  /** Learns from the first {@code end} days and sees nothing of the others. */
  Fitted fit(DailySeries y, int end);

  /** What was learned. */
  interface Fitted {
    /**
     * Expectations for the days after an origin, with parameters as learned and the state brought
     * up to the origin.
     *
     * @param origins ascending, not before the end of what was learned from: each is the position
     *     of the first day to forecast; {@code y} up to it is seen
     * @return one array of {@code horizon} values, not negative, per origin
     */
    double[][] ahead(DailySeries y, int[] origins, int horizon);

    /** What it sees in the whole series, for the report. JSON-like. */
    Map<String, Object> describe(DailySeries y);
  }
}
