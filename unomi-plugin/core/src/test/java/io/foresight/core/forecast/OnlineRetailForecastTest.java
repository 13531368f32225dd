/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.features.OnlineRetail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Daily orders and revenue of Online Retail II, 2009-12-01 to 2011-12-09. */
@Tag("slow")
class OnlineRetailForecastTest {
  private static final long FIRST = 14_579;
  private static final double[] ORDERS = new double[739];
  private static final double[] REVENUE = new double[739];

  @BeforeAll
  static void load() {
    Path folder = Path.of(System.getProperty("foresight.data", "../../../shared/data"));
    assumeTrue(Files.exists(folder.resolve("online_retail_2009_2010.csv.gz")), "no data");
    for (List<MappedEvent> orders : OnlineRetail.load(folder).values()) {
      for (MappedEvent o : orders) {
        int day = (int) (o.time() / 86_400_000L - FIRST);
        ORDERS[day]++;
        REVENUE[day] += o.amount();
      }
    }
  }

  private static void check(DailySeries.Kind kind, double[] values, String name) {
    // The last day ends at noon.
    DailySeries y = new DailySeries(kind, FIRST, Arrays.copyOf(values, 738));
    BackTest test = BackTest.run(y, new Forecasting(Holiday.usual()), 20);
    System.out.println("Online Retail II " + name + " " + test.toMap());
    assertThat(test.origins()).isEqualTo(20);
    assertThat(test.gain()[1]).isPositive();
    assertThat(test.squareGain()[1]).isPositive();
    assertThat(test.coverage80()).isGreaterThan(0.75);
    assertThat(test.coverage95()).isGreaterThan(0.9);
  }

  @Test
  void orders_areForecastBetterThanByLastWeek() {
    check(DailySeries.Kind.COUNT, ORDERS, "orders");
  }

  @Test
  void revenue_isForecastBetterThanByLastWeek() {
    check(DailySeries.Kind.AMOUNT, REVENUE, "revenue");
  }
}
