/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value;

import io.foresight.core.evaluate.AmountComparison;
import io.foresight.core.evaluate.AmountQuality;
import io.foresight.core.evaluate.AmountRanking;
import io.foresight.core.evaluate.Bootstrap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How good the predictions of the last window would have been: models fitted to what was known
 * before it, compared with what came.
 */
final class ValueBacktest {
  private static final int RESAMPLES = 100;
  private static final double WEEKS = ValueCollector.WINDOW / 7.0;

  private final Map<String, Object> report = new LinkedHashMap<>();
  private boolean correctionHelps;

  ValueBacktest(Snapshot s, @Nullable SpendCorrection correction, long seed) {
    int n = s.size();
    double[] actual = new double[n];
    double[] parametric = new double[n];
    double[] blend = new double[n];
    double[] naive = new double[n];
    long[] groups = new long[n];
    for (int i = 0; i < n; i++) {
      Customer c = s.customers.get(i);
      actual[i] = s.spend(i);
      parametric[i] = s.parametric.spend(c, WEEKS);
      blend[i] = parametric[i];
      if (correction != null) {
        blend[i] *= correction.factor(s.features(i), c, s.parametric);
      }
      // A customer of a day cannot be extrapolated from a day.
      naive[i] = c.spent() / Math.max(30 / 7.0, c.age()) * WEEKS;
      groups[i] = i;
    }
    report.put("windowDays", ValueCollector.WINDOW);
    report.put("customers", n);
    report.put("buyers", s.buyers());
    if (n == 0) {
      return;
    }
    Bootstrap bootstrap = new Bootstrap(groups, RESAMPLES, seed);
    AmountRanking p = new AmountRanking(parametric, actual);
    AmountRanking b = new AmountRanking(blend, actual);
    AmountRanking rate = new AmountRanking(naive, actual);
    report.put("naiveSpendRate", AmountQuality.of(rate, bootstrap).toMap());
    report.put("parametric", AmountQuality.of(p, bootstrap).toMap());
    if (correction != null) {
      report.put("blend", AmountQuality.of(b, bootstrap).toMap());
      AmountComparison gain = AmountComparison.of(b, p, bootstrap);
      report.put("blendAgainstParametric", gain.toMap());
      correctionHelps = gain.spearmanGained().value() > 0 && gain.maeSaved().value() > 0;
    }
    AmountComparison won = AmountComparison.of(correctionHelps ? b : p, rate, bootstrap);
    report.put("againstNaiveSpendRate", won.toMap());
  }

  /** Whether order and error were both better with the correction. */
  boolean correctionHelps() {
    return correctionHelps;
  }

  Map<String, Object> report() {
    return report;
  }
}
