/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;

/** What calling positive from a cut-off on gives, in counts. Immutable. */
public final class Confusion {
  private final double truePositives;
  private final double falsePositives;
  private final double falseNegatives;
  private final double trueNegatives;

  Confusion(double tp, double fp, double fn, double tn) {
    truePositives = tp;
    falsePositives = fp;
    falseNegatives = fn;
    trueNegatives = tn;
  }

  /** Counts over all rows: called are those with a probability of the cut-off or more. */
  public static Confusion at(double cutOff, Ranking ranking) {
    double[] c = ranking.confusion(ranking.ones(), cutOff);
    return new Confusion(c[0], c[1], c[2], c[3]);
  }

  /** Called, and it happened. */
  public double truePositives() {
    return truePositives;
  }

  /** Called for nothing. */
  public double falsePositives() {
    return falsePositives;
  }

  /** Missed: not called, and it happened. */
  public double falseNegatives() {
    return falseNegatives;
  }

  /** Rightly not called. */
  public double trueNegatives() {
    return trueNegatives;
  }

  /** Share of all that is called. */
  public double selected() {
    double n = truePositives + falsePositives + falseNegatives + trueNegatives;
    return (truePositives + falsePositives) / n;
  }

  /** Share of the called for whom it happened; NaN when nobody is called. */
  public double precision() {
    return truePositives / (truePositives + falsePositives);
  }

  /** Share of those for whom it happened that is called; NaN when it happened to nobody. */
  public double recall() {
    return truePositives / (truePositives + falseNegatives);
  }

  /** Harmonic mean of precision and recall. */
  public double f1() {
    return 2 * truePositives / (2 * truePositives + falsePositives + falseNegatives);
  }

  /** Counts and shares, JSON-like; what has no value is left out. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    Numbers.put(m, "truePositives", truePositives);
    Numbers.put(m, "falsePositives", falsePositives);
    Numbers.put(m, "falseNegatives", falseNegatives);
    Numbers.put(m, "trueNegatives", trueNegatives);
    Numbers.put(m, "selected", selected());
    Numbers.put(m, "precision", precision());
    Numbers.put(m, "recall", recall());
    Numbers.put(m, "f1", f1());
    return m;
  }
}
