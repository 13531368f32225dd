/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value.btyd;

import io.foresight.core.input.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/** How well a model was fitted and to what. Immutable. */
public final class FitQuality {
  static final FitQuality NONE = new FitQuality(0, 0, 0, true, 0, 0);

  private final double logLikelihood;
  private final double gradientNorm;
  private final int iterations;
  private final boolean converged;
  private final double customers;
  private final double repeaters;

  private FitQuality(
      double logLikelihood,
      double gradientNorm,
      int iterations,
      boolean converged,
      double customers,
      double repeaters) {
    this.logLikelihood = logLikelihood;
    this.gradientNorm = gradientNorm;
    this.iterations = iterations;
    this.converged = converged;
    this.customers = customers;
    this.repeaters = repeaters;
  }

  static FitQuality of(Fit fit, double logLikelihood, Cells cells) {
    return of(fit, logLikelihood, cells.customers(), cells.repeaters());
  }

  static FitQuality of(Fit fit, double logLikelihood, double customers, double repeaters) {
    return new FitQuality(
        logLikelihood, fit.gradientNorm(), fit.iterations(), fit.converged(), customers, repeaters);
  }

  /** Log likelihood at the estimate, without the prior. */
  public double logLikelihood() {
    return logLikelihood;
  }

  /** Largest derivative by the logarithm of a parameter; near 0 at the top. */
  public double gradientNorm() {
    return gradientNorm;
  }

  /** Steps taken. */
  public int iterations() {
    return iterations;
  }

  /** Whether the top was reached. */
  public boolean converged() {
    return converged;
  }

  /** Customers it was fitted to. */
  public double customers() {
    return customers;
  }

  /** Those with a repeat order; it is they who tell something about leaving and spending. */
  public double repeaters() {
    return repeaters;
  }

  /** JSON-like. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("logLikelihood", Double.isFinite(logLikelihood) ? logLikelihood : 0);
    m.put("gradientNorm", Double.isFinite(gradientNorm) ? gradientNorm : Double.MAX_VALUE);
    m.put("iterations", iterations);
    m.put("converged", converged);
    m.put("customers", customers);
    m.put("repeaters", repeaters);
    return m;
  }

  static FitQuality from(Fields f) {
    double max = Double.MAX_VALUE;
    return new FitQuality(
        f.number("logLikelihood", 0, -max, max),
        f.number("gradientNorm", 0, 0, max),
        (int) f.number("iterations", 0, 0, Integer.MAX_VALUE),
        f.bool("converged", false),
        f.number("customers", 0, 0, max),
        f.number("repeaters", 0, 0, max));
  }
}
