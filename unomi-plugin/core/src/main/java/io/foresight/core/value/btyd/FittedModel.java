/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value.btyd;

import java.util.Map;

/** A model known by the logarithms of its parameters and how sure these are. Immutable. */
public abstract class FittedModel {
  final double[] theta;
  final double[][] covariance;
  private final String[] names;
  private final FitQuality quality;

  FittedModel(String[] names, double[] theta, double[][] covariance, FitQuality quality) {
    this.names = names;
    this.theta = theta;
    this.covariance = covariance;
    this.quality = quality;
  }

  /** A parameter by its place. */
  final double parameter(int i) {
    return Math.exp(theta[i]);
  }

  /** How well it was fitted. */
  public final FitQuality quality() {
    return quality;
  }

  /** Logarithms of the parameters. */
  public final double[] logParameters() {
    return theta.clone();
  }

  /** Standard errors of the logarithms of the parameters: roughly relative errors. */
  public final double[] standardErrors() {
    double[] out = new double[theta.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.sqrt(Math.max(0, covariance[i][i]));
    }
    return out;
  }

  /** Points drawn from the normal approximation of the logarithms. */
  final double[][] points(int count, long seed) {
    return Fit.draw(theta, covariance, count, seed, 3);
  }

  /** JSON-like; {@code fromMap} of the model reads it back. */
  public final Map<String, Object> toMap() {
    Map<String, Object> m = ParameterMap.write(names, theta, covariance);
    m.put("fit", quality.toMap());
    return m;
  }

  /** The parameters for people: values with standard errors. */
  final Map<String, Object> parameters() {
    return ParameterMap.report(names, theta, covariance);
  }
}
