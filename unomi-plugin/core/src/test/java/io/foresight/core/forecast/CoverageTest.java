/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Do intervals hold what they promise, on series whose future was drawn with their past? */
class CoverageTest {
  private static final double[] LEVELS = {0.05, 0.3, 1, 5, 30, 300};
  private static final int[] LENGTHS = {30, 60, 120, 250, 500};

  /** Shares of values in the intervals of 80 and 95 %. */
  static final class Coverage {
    private final Random ends = new Random(7);
    double in80;
    double in95;
    double closed80;
    double closed95;
    int n;

    /**
     * A whole number on an interval's end counts by the share of its probability that belongs
     * inside (Czado, Gneiting, Held 2009, doi 10.1111/j.1541-0420.2009.01191.x): else no interval
     * of counts near zero could hold exactly 80 %.
     */
    void add(Predictive p, double value) {
      double u = p.below(value) + ends.nextDouble() * (p.cdf(value) - p.below(value));
      in80 += u > 0.1 && u < 0.9 ? 1 : 0;
      in95 += u > 0.025 && u < 0.975 ? 1 : 0;
      closed80 += value >= p.quantile(0.1) && value <= p.quantile(0.9) ? 1 : 0;
      closed95 += value >= p.quantile(0.025) && value <= p.quantile(0.975) ? 1 : 0;
      n++;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "80: %.3f (closed %.3f) 95: %.3f (closed %.3f) n %d",
          in80 / n,
          closed80 / n,
          in95 / n,
          closed95 / n,
          n);
    }
  }

  private static void run(
      DailySeries.Kind kind, double level, int days, int series, Coverage daily, Coverage weekly) {
    Forecasting forecasting = new Forecasting(List.of(), 28, 4);
    for (int s = 0; s < series; s++) {
      double[] all =
          Simulated.shop(Arrays.hashCode(new double[] {level, days, s}), days + 42, level, kind);
      DailySeries past = new DailySeries(kind, 20_000, Arrays.copyOf(all, days));
      Forecast f = forecasting.forecast(past);
      if (f.days().isEmpty()) {
        continue;
      }
      for (int h = 0; h < 28; h++) {
        daily.add(f.days().get(h).distribution(), all[days + h]);
      }
      for (Forecast.Point w : f.weeks()) {
        int at = (int) (w.day() - 20_000);
        weekly.add(w.distribution(), Arrays.stream(all, at, at + 7).sum());
      }
    }
  }

  private static void check(int series, String title) {
    Coverage daily = new Coverage();
    Coverage weekly = new Coverage();
    for (DailySeries.Kind kind : DailySeries.Kind.values()) {
      for (double level : LEVELS) {
        for (int days : LENGTHS) {
          run(kind, level, days, series, daily, weekly);
        }
      }
    }
    System.out.println(title + ": days " + daily + "; weeks " + weekly);
    for (Coverage c : List.of(daily, weekly)) {
      assertThat(c.in80 / c.n).isBetween(0.78, 0.82);
      assertThat(c.in95 / c.n).isBetween(0.93, 0.97);
    }
  }

  @Test
  void intervals_holdTheirShare() {
    check(20, "1200 series");
  }

  @Test
  @Tag("slow")
  void intervals_holdTheirShare_onManySeries() {
    check(150, "9000 series");
  }
}
