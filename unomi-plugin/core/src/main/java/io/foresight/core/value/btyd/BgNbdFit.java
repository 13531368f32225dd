/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value.btyd;

/**
 * Fits BG/NBD by maximum likelihood over the logarithms of its parameters. A normal prior on each
 * logarithm (centre a typical shop, standard deviation 10) is too weak to be seen in any real data
 * set and makes even a shop without a single repeat order converge.
 *
 * <p>Source: Fader, Hardie, Lee 2005, "Counting your customers the easy way", Marketing Science
 * 24(2), section 4, doi 10.1287/mksc.1040.0098.
 */
public final class BgNbdFit {
  /** Where the prior has its centre: r, α (weeks), a, b. */
  private static final double[] CENTRE = {Math.log(0.5), Math.log(8), Math.log(0.7), Math.log(2.5)};

  private static final double BOUND = 30;

  private final Cells cells;
  private final double[] gammaR;
  private final double[] slopeR;
  private final double[] gammaB;
  private final double[] slopeB;
  private final double[] gammaAb;
  private final double[] slopeAb;

  private BgNbdFit(Cells cells) {
    this.cells = cells;
    int n = cells.maxX + 1;
    gammaR = new double[n];
    slopeR = new double[n];
    gammaB = new double[n];
    slopeB = new double[n];
    gammaAb = new double[n];
    slopeAb = new double[n];
  }

  /** Fits; never fails, see {@link Fit#converged}. Without any customer it is the prior. */
  public static BgNbd fit(Cells cells) {
    BgNbdFit f = new BgNbdFit(cells);
    Fit fit = NewtonMaximiser.maximise(f::posterior, CENTRE);
    double likelihood = fit.value() - LogPrior.add(fit.theta(), CENTRE, new double[4]);
    return new BgNbd(fit.theta(), fit.covariance(), FitQuality.of(fit, likelihood, cells));
  }

  /** Log likelihood of some parameters. */
  static double logLikelihood(Cells cells, double[] theta, double[] gradient) {
    return new BgNbdFit(cells).likelihood(theta, gradient);
  }

  private double posterior(double[] theta, double[] gradient) {
    double likelihood = likelihood(theta, gradient);
    return likelihood + LogPrior.add(theta, CENTRE, gradient);
  }

  private double likelihood(double[] theta, double[] gradient) {
    if (!LogPrior.within(theta, BOUND)) {
      return Double.NEGATIVE_INFINITY;
    }
    double r = Math.exp(theta[0]);
    double alpha = Math.exp(theta[1]);
    double a = Math.exp(theta[2]);
    double b = Math.exp(theta[3]);
    // ln Γ(r+x) - ln Γ(r) = Σ ln(r+i): exact, without a single gamma function.
    rise(r, gammaR, slopeR);
    rise(b, gammaB, slopeB);
    rise(a + b, gammaAb, slopeAb);
    double sum = 0;
    double dr = 0;
    double dAlpha = 0;
    double da = 0;
    double db = 0;
    for (int i = 0; i < cells.x.length; i++) {
      int x = cells.x[i];
      double n = cells.count[i];
      double logAge = Math.log(alpha + cells.age[i]);
      double stay = -(r + x) * logAge;
      double common = gammaR[x] + r * theta[1] + gammaB[x] - gammaAb[x];
      double ageSlope = -(r + x) / (alpha + cells.age[i]);
      double slopeA = -slopeAb[x];
      double slopeBeta = slopeB[x] - slopeAb[x];
      if (x == 0) {
        sum += n * (common + stay);
        dr += n * (theta[1] - logAge);
        dAlpha += n * (r / alpha + ageSlope);
      } else {
        double logTx = Math.log(alpha + cells.tx[i]);
        double leave = theta[2] - Math.log(b + x - 1) - (r + x) * logTx;
        double top = Math.max(stay, leave);
        double total = top + Math.log(Math.exp(stay - top) + Math.exp(leave - top));
        double w = Math.exp(stay - total);
        sum += n * (common + total);
        dr += n * (slopeR[x] + theta[1] - w * logAge - (1 - w) * logTx);
        dAlpha += n * (r / alpha + w * ageSlope - (1 - w) * (r + x) / (alpha + cells.tx[i]));
        slopeA += (1 - w) / a;
        slopeBeta -= (1 - w) / (b + x - 1);
      }
      da += n * slopeA;
      db += n * slopeBeta;
    }
    gradient[0] = dr * r;
    gradient[1] = dAlpha * alpha;
    gradient[2] = da * a;
    gradient[3] = db * b;
    return sum;
  }

  private static void rise(double from, double[] gamma, double[] slope) {
    for (int x = 1; x < gamma.length; x++) {
      gamma[x] = gamma[x - 1] + Math.log(from + x - 1);
      slope[x] = slope[x - 1] + 1 / (from + x - 1);
    }
  }
}
