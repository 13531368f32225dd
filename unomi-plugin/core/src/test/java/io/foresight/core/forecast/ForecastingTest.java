/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.input.Fields;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastingTest {
  private static final Forecasting FORECASTING = new Forecasting(List.of());

  private static DailySeries counts(int days, IntToDoubleFunction value) {
    double[] v = new double[days];
    Arrays.setAll(v, value);
    return new DailySeries(DailySeries.Kind.COUNT, 20_000, v);
  }

  private static void assertSane(Forecast f) {
    for (Forecast.Point p : f.days()) {
      assertThat(p.mean()).isFinite().isNotNegative();
      assertThat(p.low(0.8)).isBetween(0.0, p.high(0.8));
      assertThat(p.low(0.95)).isLessThanOrEqualTo(p.low(0.8));
      assertThat(p.high(0.95)).isGreaterThanOrEqualTo(p.high(0.8)).isFinite();
    }
    f.weeks().forEach(w -> assertThat(w.high(0.95)).isFinite());
  }

  @Test
  void noData_saysNothing() {
    for (DailySeries y :
        List.of(counts(0, i -> 0), counts(50, i -> Double.NaN), counts(3, i -> -1))) {
      Forecast f = FORECASTING.forecast(y);
      assertThat(f.days()).isEmpty();
      assertThat(f.toMap()).containsEntry("note", "no data").containsEntry("model", "none");
    }
  }

  @Test
  void oneDay_isExpectedToGoOnWithAWideInterval() {
    Forecast f = FORECASTING.forecast(counts(1, i -> 12));
    assertSane(f);
    assertThat(f.days()).hasSize(28);
    assertThat(f.weeks()).hasSize(12);
    assertThat(f.days().get(0).mean()).isEqualTo(12);
    assertThat(f.days().get(0).high(0.8)).isGreaterThan(18);
  }

  @Test
  void nothingSoFar_mayStillBecomeSomething() {
    Forecast few = FORECASTING.forecast(counts(10, i -> 0));
    Forecast many = FORECASTING.forecast(counts(1000, i -> 0));
    assertThat(few.days().get(0).mean()).isZero();
    assertThat(few.weeks().get(0).high(0.95)).isGreaterThanOrEqualTo(1);
    assertThat(many.weeks().get(0).high(0.95)).isZero();
    assertThat(FORECASTING.forecast(new DailySeries(DailySeries.Kind.AMOUNT, 0, new double[9])))
        .satisfies(f -> assertThat(f.days()).isEmpty());
  }

  @Test
  void everyLengthAndHoles_work() {
    Random r = new Random(1);
    for (int n : new int[] {2, 3, 6, 7, 8, 13, 14, 15, 20, 21, 22, 35, 63}) {
      assertSane(FORECASTING.forecast(counts(n, i -> r.nextInt(4) == 0 ? Double.NaN : i % 5)));
    }
    assertSane(FORECASTING.forecast(counts(100, i -> i > 20 && i < 60 ? Double.NaN : 4)));
  }

  @Test
  void constantSeries_isCertain() {
    Forecast f = FORECASTING.forecast(counts(200, i -> 10));
    assertThat(f.days().get(20).mean()).isCloseTo(10, within(1e-6));
    assertThat(f.days().get(20).high(0.8) - f.days().get(20).low(0.8)).isLessThanOrEqualTo(2);
  }

  @Test
  void oneSpike_doesNotGovernTheWeeksAfter() {
    Forecast f = FORECASTING.forecast(counts(120, i -> i == 117 ? 100_000 : 10 + i % 3));
    assertThat(f.days().get(0).mean()).isBetween(9.0, 16.0);
    assertThat(f.days().get(20).high(0.95)).isLessThan(60);
  }

  @Test
  void weekday_isFound() {
    Random r = new Random(3);
    DailySeries y = counts(200, i -> Simulated.poisson(r, i % 7 == 2 ? 0 : 40));
    Forecast f = FORECASTING.forecast(y);
    assertThat(f.model()).startsWith("weekday");
    for (int h = 0; h < 28; h++) {
      double truth = (200 + h) % 7 == 2 ? 0 : 40;
      assertThat(f.days().get(h).mean()).isCloseTo(truth, within(6.0));
    }
  }

  @Test
  void weeks_beginOnMondayAndAddUpTheDays() {
    Random r = new Random(3);
    Forecast f = FORECASTING.forecast(counts(93, i -> Simulated.poisson(r, 20)));
    Forecast.Point w = f.weeks().get(0);
    assertThat(DailySeries.weekdayOf(w.day())).isZero();
    double sum =
        f.days().stream()
            .filter(d -> d.day() >= w.day() && d.day() < w.day() + 7)
            .mapToDouble(Forecast.Point::mean)
            .sum();
    assertThat(w.mean()).isCloseTo(sum, within(1e-9));
    assertThat(f.days().get(0).day()).isEqualTo(20_093);
  }

  @Test
  void season_isFoundFromTwoYears() {
    Random r = new Random(5);
    IntToDoubleFunction truth =
        i -> 100 * Math.exp(0.7 * Math.sin(2 * Math.PI * (20_000 + i) / YearSeason.YEAR));
    Forecast f =
        FORECASTING.forecast(counts(900, i -> Simulated.poisson(r, truth.applyAsDouble(i))));
    assertThat(f.model()).contains("year");
    double error = 0;
    for (int k = 0; k < 12; k++) {
      Forecast.Point w = f.weeks().get(k);
      double t = 0;
      for (int i = 0; i < 7; i++) {
        t += truth.applyAsDouble((int) (w.day() - 20_000) + i);
      }
      error += Math.abs(w.mean() / t - 1) / 12;
    }
    assertThat(error).isLessThan(0.1);
  }

  @Test
  void trend_isFollowedAndDamped() {
    Random r = new Random(6);
    DailySeries y = counts(150, i -> Simulated.poisson(r, 100 + 3.0 * i));
    Forecast f = FORECASTING.forecast(y);
    assertThat(f.days().get(6).mean()).isBetween(500.0, 620.0);
    assertThat(f.weeks().get(11).mean() / 7).isLessThan(900);
  }

  @Test
  void holiday_isLearnedAndShrunk() {
    Holiday shut = christmas();
    Random r = new Random(8);
    DailySeries y =
        new DailySeries(
            DailySeries.Kind.COUNT,
            19_000,
            IntStream.range(0, 1050)
                .mapToDouble(
                    i ->
                        LocalDate.ofEpochDay(19_000 + i).getMonthValue() * 100
                                    + LocalDate.ofEpochDay(19_000 + i).getDayOfMonth()
                                == 1225
                            ? 0
                            : Simulated.poisson(r, 50))
                .toArray());
    HolidayEffects effects = HolidayEffects.learn(List.of(shut), y, filled(1050, 50), 1050, 1e9);
    // Two Christmases without an order, one ordinary day added: a third is left.
    assertThat(effects.factors().get("shut")).isCloseTo(1 / 3.0, within(0.02));
  }

  private static double[] filled(int n, double v) {
    double[] out = new double[n];
    Arrays.fill(out, v);
    return out;
  }

  private static Holiday christmas() {
    Object holidays = List.of(Map.of("name", "shut", "on", "12-25"));
    return Holiday.listOf(Fields.of("forecast", Map.of("holidays", holidays))).get(0);
  }

  @Test
  void sameSeries_givesTheSameForecast() {
    DailySeries y = counts(100, i -> (i * 7919) % 13);
    assertThat(FORECASTING.forecast(y).toMap()).isEqualTo(FORECASTING.forecast(y).toMap());
  }
}
