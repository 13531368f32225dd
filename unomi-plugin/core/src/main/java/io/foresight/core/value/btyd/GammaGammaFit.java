/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value.btyd;

import java.util.Arrays;

/**
 * Fits Gamma-Gamma by maximum likelihood over the logarithms of its parameters (equation 1b of
 * Fader and Hardie 2013), with a normal prior on each (centred on an average order of the amount
 * seen, standard deviation 10) so weak that it shows only where data say nothing. Collects
 * customers first; not thread-safe.
 */
public final class GammaGammaFit {
  private static final double P = Math.log(6);
  private static final double Q = Math.log(4);
  private static final double BOUND = 25;

  private double[] orders = new double[64];
  private double[] means = new double[64];
  private int size;

  /**
   * Adds a customer; one without orders or with a mean that is not above 0 is left out.
   *
   * @param count of orders with a known amount
   * @param mean of their amounts
   */
  public GammaGammaFit add(double count, double mean) {
    if (count >= 1 && mean > 0 && mean < 1e15) {
      if (size == orders.length) {
        orders = Arrays.copyOf(orders, 2 * size);
        means = Arrays.copyOf(means, 2 * size);
      }
      orders[size] = count;
      means[size++] = mean;
    }
    return this;
  }

  /** Number of customers taken in. */
  public int size() {
    return size;
  }

  /** Fits; never fails. Without customers orders are worth 1. */
  public GammaGamma fit() {
    double n = 0;
    double sum = 0;
    double repeaters = 0;
    for (int i = 0; i < size; i++) {
      n += orders[i];
      sum += orders[i] * means[i];
      repeaters += orders[i] > 1 ? 1 : 0;
    }
    // Amounts in units of their average: the prior then fits every currency.
    double unit = n > 0 ? sum / n : 1;
    double[] centre = {P, Q, Math.log(0.5)};
    double[] logs = new double[size];
    for (int i = 0; i < size; i++) {
      logs[i] = Math.log(means[i] / unit);
    }
    Fit fit =
        NewtonMaximiser.maximise(
            (theta, gradient) ->
                likelihood(theta, gradient, logs) + LogPrior.add(theta, centre, gradient),
            centre);
    double likelihood = likelihood(fit.theta(), new double[3], logs);
    // The density of the mean is per unit of currency.
    likelihood -= size * Math.log(unit);
    double[] theta = fit.theta();
    theta[2] += Math.log(unit);
    FitQuality quality = FitQuality.of(fit, likelihood, size, repeaters);
    return new GammaGamma(theta, fit.covariance(), quality);
  }

  private double likelihood(double[] theta, double[] gradient, double[] logs) {
    if (!LogPrior.within(theta, BOUND)) {
      return Double.NEGATIVE_INFINITY;
    }
    double p = Math.exp(theta[0]);
    double q = Math.exp(theta[1]);
    double v = Math.exp(theta[2]);
    double gammaQ = GammaFunctions.logGamma(q);
    double psiQ = GammaFunctions.digamma(q);
    double sum = 0;
    double dp = 0;
    double dq = 0;
    double dv = 0;
    for (int i = 0; i < size; i++) {
      double x = orders[i];
      double m = Math.exp(logs[i]);
      double px = p * x;
      double logSum = Math.log(x * m + v);
      double psiAll = GammaFunctions.digamma(px + q);
      double logX = Math.log(x);
      sum +=
          GammaFunctions.logGamma(px + q)
              - GammaFunctions.logGamma(px)
              - gammaQ
              + q * theta[2]
              + (px - 1) * logs[i]
              + px * logX
              - (px + q) * logSum;
      dp += x * (psiAll - GammaFunctions.digamma(px) + logs[i] + logX - logSum);
      dq += psiAll - psiQ + theta[2] - logSum;
      dv += q / v - (px + q) / (x * m + v);
    }
    gradient[0] = dp * p;
    gradient[1] = dq * q;
    gradient[2] = dv * v;
    return sum;
  }
}
