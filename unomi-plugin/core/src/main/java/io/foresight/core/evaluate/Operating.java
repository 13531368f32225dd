/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;

/** A suggested cut-off and what calling positive from there on gives on the test rows. */
public final class Operating {
  private final double cutOff;
  private final double precision;
  private final double recall;
  private final double f1;

  private Operating(double cutOff, double precision, double recall, double f1) {
    this.cutOff = cutOff;
    this.precision = precision;
    this.recall = recall;
    this.f1 = f1;
  }

  /** Measures a cut-off that was chosen on other rows. */
  public static Operating at(double cutOff, Ranking test) {
    double[] c = test.confusion(test.ones(), cutOff);
    return new Operating(
        cutOff, c[0] / (c[0] + c[1]), c[0] / (c[0] + c[2]), 2 * c[0] / (2 * c[0] + c[1] + c[2]));
  }

  /** Probability from which on a row is called positive. */
  public double cutOff() {
    return cutOff;
  }

  /** Share of the called rows that are positive; NaN when none is called. */
  public double precision() {
    return precision;
  }

  /** Share of the positive rows that are called. */
  public double recall() {
    return recall;
  }

  /** Harmonic mean of both. */
  public double f1() {
    return f1;
  }

  Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    Numbers.put(m, "cutOff", cutOff);
    Numbers.put(m, "precision", precision);
    Numbers.put(m, "recall", recall);
    Numbers.put(m, "f1", f1);
    return m;
  }

  static Operating fromMap(Map<?, ?> m) {
    return new Operating(
        Numbers.get(m, "cutOff"),
        Numbers.get(m, "precision"),
        Numbers.get(m, "recall"),
        Numbers.get(m, "f1"));
  }
}
