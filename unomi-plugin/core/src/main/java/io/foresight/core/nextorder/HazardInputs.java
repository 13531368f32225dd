/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.nextorder;

import io.foresight.core.value.btyd.Outlook;

/**
 * Inputs of the chance that the next order falls into one week, none having come before it: what
 * BG/NBD says, and how far that week is in the customer's own rhythm.
 */
final class HazardInputs {
  /** Upper ends of silence as a multiple of the customer's usual gap. */
  private static final double[] PHASES = {0.4, 0.8, 1.2, 1.7, 2.5, 4};

  static final int COUNT = 4 + PHASES.length;
  private static final double WEEK = 7;

  /** Gaps by which a customer's own rhythm counts half. */
  private static final double PRIOR_GAPS = 2;

  private final Outlook outlook;
  private final double silence;
  private final double gap;
  private final double trust;
  private final double logGap;

  /**
   * @param days order days known, ascending
   * @param silence days since the last one
   */
  HazardInputs(Outlook outlook, int[] days, int silence) {
    this.outlook = outlook;
    this.silence = silence;
    int gaps = days.length - 1;
    gap = gaps > 0 ? (days[gaps] - days[0]) / (double) gaps : 0;
    trust = gaps > 1 ? gaps / (gaps + PRIOR_GAPS) : 0;
    logGap = Math.log1p(silence / WEEK);
  }

  /** Writes the inputs of a week, 1 being the next seven days. */
  void write(int week, double[] into) {
    double before = outlook.none(week - 1);
    double h = before > 0 ? 1 - outlook.none(week) / before : 0;
    h = Math.max(1e-9, Math.min(1 - 1e-6, h));
    java.util.Arrays.fill(into, 0);
    into[0] = 1;
    into[1] = Math.log(h / (1 - h));
    into[2] = trust;
    into[3] = logGap / 4;
    if (trust > 0) {
      double phase = (silence + WEEK * (week - 0.5)) / Math.max(1, gap);
      int at = 0;
      while (at < PHASES.length && phase > PHASES[at]) {
        at++;
      }
      // The last phase is what the others are measured against.
      if (at < PHASES.length) {
        into[4 + at] = trust;
      }
    }
  }
}
