/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value.btyd;

import io.foresight.core.input.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * The Gamma-Gamma model of spend: amounts of a customer's orders are gamma (shape p, rate ν), and ν
 * differs between customers as a gamma (shape q, rate v). It takes how much for independent of how
 * often. Immutable and thread-safe.
 *
 * <p>Source: Fader and Hardie 2013, "The Gamma-Gamma Model of Monetary Value",
 * brucehardie.com/notes/025.
 */
public final class GammaGamma extends FittedModel {
  /** Names of the parameters. */
  static final String[] NAMES = {"p", "q", "v"};

  GammaGamma(double[] theta, double[][] covariance, FitQuality quality) {
    super(NAMES, theta, covariance, quality);
  }

  /** A model with given parameters, known for certain. */
  public static GammaGamma of(double p, double q, double v) {
    double[] theta = {Math.log(p), Math.log(q), Math.log(v)};
    return new GammaGamma(theta, new double[3][3], FitQuality.NONE);
  }

  /** Shape of a customer's amounts. */
  public double p() {
    return parameter(0);
  }

  /** Shape of the rates' gamma. */
  public double q() {
    return parameter(1);
  }

  /** Rate of the rates' gamma, in currency; Γ's γ in the paper. */
  public double v() {
    return parameter(2);
  }

  /**
   * What a customer's order is worth on average, from the amounts seen: equation (5) of the note.
   *
   * @param orders with a known amount, 0 or more
   * @param mean of their amounts, ignored when there are none
   */
  public double expectedAmount(double orders, double mean) {
    double p = p();
    double q = q();
    double known = orders > 0 ? orders * mean : 0;
    double shape = p * Math.max(0, orders) + q - 1;
    // The mean exists above 0 only: without a floor, a very wide spread would make it infinite.
    return p * (v() + known) / Math.max(shape, 0.1);
  }

  /** Models with parameters drawn from the normal approximation of their logarithms. */
  public GammaGamma[] draw(int count, long seed) {
    double[][] points = points(count, seed);
    GammaGamma[] out = new GammaGamma[count];
    for (int i = 0; i < count; i++) {
      out[i] = new GammaGamma(points[i], covariance, quality());
    }
    return out;
  }

  /**
   * Draws what some future orders of a customer amount to.
   *
   * @param future number of them
   */
  double draw(int future, double orders, double mean, Random random) {
    if (future == 0) {
      return 0;
    }
    double p = p();
    double known = orders > 0 ? orders * mean : 0;
    double nu = Draws.gamma(q() + p * Math.max(0, orders), random) / (v() + known);
    return Draws.gamma(p * future, random) / nu;
  }

  /** The same for people: parameters with standard errors, and the average order value. */
  public Map<String, Object> report() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("parameters", parameters());
    m.put("averageOrderValue", ParameterMap.rounded(expectedAmount(0, 0)));
    m.put("fit", quality().toMap());
    return m;
  }

  /**
   * Reads what {@link #toMap} wrote.
   *
   * @throws io.foresight.core.input.InvalidInputException naming the field
   */
  public static GammaGamma fromMap(Fields f) {
    double[] theta = ParameterMap.logs(f, NAMES);
    return new GammaGamma(theta, ParameterMap.covariance(f, 3), FitQuality.from(f.object("fit")));
  }
}
