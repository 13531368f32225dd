/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.mail;

import io.foresight.core.model.Calibrator;

/**
 * Rules of thumb for an organisation without enough traffic of its own: weights of evidence in
 * log-odds, added up.
 */
final class HumanRules {
  private static final double CONFIRMED = 0.995;

  private HumanRules() {}

  static double probability(Touch t, Crowd crowd) {
    if (t.confirmed) {
      return CONFIRMED;
    }
    double logOdds = (t.click ? 1.0 : 0.5) + agent(t, crowd) + delay(t);
    logOdds += t.listed ? -4 : 0;
    logOdds += t.blind == 1 ? -1 : 0;
    logOdds += t.unopened == 1 ? -0.7 : 0;
    logOdds += t.links >= 3 ? -4 : t.links == 2 ? -1 : 0;
    logOdds += 0.5 * Math.max(-2, Math.min(1, crowd.rhythm(t)));
    return Calibrator.logistic(logOdds);
  }

  private static double agent(Touch t, Crowd crowd) {
    boolean many = crowd.sharing(t.place).equals("many");
    switch (t.agent) {
      case SCANNER:
      case PREFETCH:
        return -4;
      case PROXY:
        return 1;
      case PERSON:
        return many ? -1 : 0.8;
      default:
        return many ? -2 : -0.3;
    }
  }

  /** People need some seconds to see a mail and some more to choose a link. */
  private static double delay(Touch t) {
    if (Float.isNaN(t.delay)) {
      return 0;
    }
    double impossible = t.click ? 4 : 2;
    return t.delay < impossible ? -3 : t.delay < 30 ? -1.5 : t.delay < 120 ? -0.3 : 0.3;
  }
}
