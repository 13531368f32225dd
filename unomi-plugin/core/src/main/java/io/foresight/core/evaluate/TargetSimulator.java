/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import io.foresight.core.input.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Answers "what if we mailed the best x %" from the gains table of a model card: how many real
 * buyers are caught, how many are mailed for nothing, what it earns. Figures are what the test rows
 * showed, scaled to the audience; intervals are 95 % and hold the uncertainty of those rows, not
 * the chance of one mailing. Immutable and deterministic.
 */
public final class TargetSimulator {
  private static final long SEED = 20_120_827;

  private final GainsTable gains;
  private final double audience;

  /**
   * @param gains of the model, from its card
   * @param audience people to choose from; 0 for as many as there were test rows
   * @throws InvalidInputException if the audience is negative or the table is empty
   */
  public TargetSimulator(GainsTable gains, double audience) {
    if (!(audience >= 0 && audience <= 1e12)) {
      throw new InvalidInputException("audience", "must be a number of people, was " + audience);
    }
    if (gains.size() == 0) {
      throw new InvalidInputException("gains", "must not be empty: the model has no test rows");
    }
    this.gains = gains;
    this.audience = audience > 0 ? audience : gains.rows();
  }

  /**
   * Mails the best-scored share.
   *
   * @param share 0 to 1
   */
  public Map<String, Object> top(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new InvalidInputException("share", "must be a number in 0..1, was " + share);
    }
    Map<String, Object> m = new LinkedHashMap<>();
    Numbers.put(m, "share", share);
    Numbers.put(m, "cutOff", gains.cutOff(share));
    Confusion c = confusion(share);
    double mailed = share * audience;
    Interval caught = caught(share);
    Numbers.put(m, "audience", audience);
    Numbers.put(m, "mailed", mailed);
    m.put("caught", caught.toMap());
    m.put(
        "forNothing",
        new Interval(
                mailed - caught.value(),
                Math.max(0, mailed - caught.high()),
                Math.max(0, mailed - caught.low()))
            .toMap());
    Numbers.put(m, "missed", c.falseNegatives());
    Numbers.put(m, "precision", c.precision());
    Numbers.put(m, "recall", c.recall());
    Numbers.put(m, "f1", c.f1());
    Numbers.put(m, "lift", c.recall() / share);
    m.put("sentence", sentence(mailed, c));
    return m;
  }

  /** Mails whom the model gives so much or more, 0 to 1. */
  public Map<String, Object> from(double cutOff) {
    if (!(cutOff >= 0 && cutOff <= 1)) {
      throw new InvalidInputException("cutOff", "must be a number in 0..1, was " + cutOff);
    }
    return top(gains.shareFrom(cutOff));
  }

  /** The four counts when the best-scored share is mailed, scaled to the audience. */
  public Confusion confusion(double share) {
    double scale = audience / gains.rows();
    double hits = gains.cumulated(gains.slicePositives(), share) * scale;
    double all = gains.positives() * scale;
    double mailed = share * audience;
    double nothing = Math.max(0, mailed - hits);
    return new Confusion(hits, nothing, all - hits, Math.max(0, audience - mailed - (all - hits)));
  }

  /**
   * What mailing each share would earn, and the best.
   *
   * @param cost of mailing one person, 0 or more
   * @param margin what one caught buyer earns, above 0, same currency
   */
  public ProfitCurve profit(double cost, double margin) {
    return new ProfitCurve(gains, audience, cost, margin, SEED);
  }

  private Interval caught(double share) {
    CellBootstrap b = new CellBootstrap(gains, SEED);
    double[] draws = new double[CellBootstrap.RESAMPLES];
    for (int i = 0; i < draws.length; i++) {
      b.next();
      double n = java.util.Arrays.stream(b.rows).sum();
      draws[i] = audience * GainsTable.cumulated(b.rows, b.positives, share) / n;
    }
    double value = audience * gains.cumulated(gains.slicePositives(), share) / gains.rows();
    return CellBootstrap.interval(value, draws);
  }

  private static String sentence(double mailed, Confusion c) {
    return String.format(
        java.util.Locale.ROOT,
        "of %.0f mailed, about %.0f would have done it and %.0f would be mailed for nothing; "
            + "%.0f who would have done it are not mailed",
        mailed,
        c.truePositives(),
        c.falsePositives(),
        c.falseNegatives());
  }
}
