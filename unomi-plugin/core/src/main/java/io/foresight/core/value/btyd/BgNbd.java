/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value.btyd;

import io.foresight.core.input.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The BG/NBD model: while active a customer orders as a Poisson process with rate λ per week, after
 * each order he leaves for good with probability p; λ differs between customers as a gamma (shape
 * r, rate α), p as a beta (a, b). Immutable and thread-safe.
 *
 * <p>An order is a day with an order; x counts such days after the first, t_x and T are weeks from
 * the first to the last and to now. Who has no repeat order is always "alive" in this model: rank
 * customers by {@link Outlook#expected}, never by {@link Outlook#alive}.
 *
 * <p>Source: Fader, Hardie, Lee 2005, doi 10.1287/mksc.1040.0098.
 */
public final class BgNbd extends FittedModel {
  /** Names of the parameters, in the order of {@link #logParameters}. */
  static final String[] NAMES = {"r", "alpha", "a", "b"};

  BgNbd(double[] theta, double[][] covariance, FitQuality quality) {
    super(NAMES, theta, covariance, quality);
  }

  /** A model with given parameters, known for certain; α in weeks. */
  public static BgNbd of(double r, double alpha, double a, double b) {
    double[] theta = {Math.log(r), Math.log(alpha), Math.log(a), Math.log(b)};
    return new BgNbd(theta, new double[4][4], FitQuality.NONE);
  }

  /** Shape of the gamma of order rates. */
  public double r() {
    return parameter(0);
  }

  /** Rate of the gamma of order rates, in weeks. */
  public double alpha() {
    return parameter(1);
  }

  /** First parameter of the beta of leaving. */
  public double a() {
    return parameter(2);
  }

  /** Second parameter of the beta of leaving. */
  public double b() {
    return parameter(3);
  }

  /** Models with parameters drawn from the normal approximation of their logarithms. */
  public BgNbd[] draw(int count, long seed) {
    double[][] points = points(count, seed);
    BgNbd[] out = new BgNbd[count];
    for (int i = 0; i < count; i++) {
      out[i] = new BgNbd(points[i], covariance, quality());
    }
    return out;
  }

  /**
   * What is known of a customer.
   *
   * @param x repeat order days, 0 or more
   * @param tx weeks from the first to the last order day
   * @param age weeks from the first order day to now
   */
  public Outlook outlook(double x, double tx, double age) {
    return new Outlook(r(), alpha(), a(), b(), x, tx, Math.max(age, tx));
  }

  /** The same for people: parameters with standard errors. */
  public Map<String, Object> report() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("parameters", parameters());
    m.put("fit", quality().toMap());
    return m;
  }

  /**
   * Reads what {@link #toMap} wrote.
   *
   * @throws io.foresight.core.input.InvalidInputException naming the field
   */
  public static BgNbd fromMap(Fields f) {
    double[] theta = ParameterMap.logs(f, NAMES);
    return new BgNbd(theta, ParameterMap.covariance(f, 4), FitQuality.from(f.object("fit")));
  }
}
