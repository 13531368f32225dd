/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureState;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.insight.Insight;
import io.foresight.core.insight.Subject;
import io.foresight.core.job.Progress;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForecastInsightTest {
  private static final long DAY = 86_400_000L;
  private static final long NOW = 20_000 * DAY + DAY / 2;

  private static MappedEvent order(long day, String id, double amount) {
    return MappedEvent.builder(Role.ORDER, "p", day * DAY).id(id).amount(amount).build();
  }

  private static Subject with(List<MappedEvent> events) {
    return new Subject(new FeatureState(), Map.of(), Map.of(), events);
  }

  @Test
  void collector_countsWholeDaysOnceAndHumansOnly() {
    SeriesCollector c = new SeriesCollector(NOW);
    c.add(
        with(
            List.of(
                order(19_990, "a", 10),
                order(19_990, "a", 10),
                order(19_991, "b", Double.NaN),
                order(20_000, "today", 5),
                order(20_001, "tomorrow", 5),
                order(1, "long ago", 5),
                MappedEvent.builder(Role.MAIL_OPEN, "p", 19_992 * DAY).machine(true).build(),
                MappedEvent.builder(Role.MAIL_OPEN, "p", 19_992 * DAY).build(),
                MappedEvent.builder(Role.MAIL_CLICK, "p", 19_992 * DAY).build(),
                MappedEvent.builder(Role.MAIL_SENT, "p", 19_989 * DAY).build())));
    DailySeries orders = c.series(SeriesCollector.Measure.ORDERS);
    assertThat(orders.startDay()).isEqualTo(19_989);
    assertThat(orders.length()).isEqualTo(11);
    assertThat(orders.get(1)).isEqualTo(1);
    assertThat(orders.get(2)).isEqualTo(1);
    assertThat(orders.mean(11) * 11).isEqualTo(2);
    assertThat(c.series(SeriesCollector.Measure.REVENUE).get(1)).isEqualTo(10);
    assertThat(c.series(SeriesCollector.Measure.ENGAGEMENT).get(3)).isEqualTo(2);
    assertThat(c.series(SeriesCollector.Measure.MAILS).get(0)).isEqualTo(1);
  }

  @Test
  void days_areThoseOfTheShop_alsoWhereClocksChange() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    // 29 March 2026 has 23 hours there, 25 October 25.
    for (String day : List.of("2026-03-28", "2026-03-29", "2026-03-30", "2026-10-25")) {
      LocalDate date = LocalDate.parse(day);
      long first = date.atStartOfDay(berlin).toInstant().toEpochMilli();
      long next = date.plusDays(1).atStartOfDay(berlin).toInstant().toEpochMilli();
      SeriesCollector c = new SeriesCollector(next, berlin);
      for (long time : new long[] {first - 1, first, next - 1, next}) {
        c.addAll(List.of(MappedEvent.builder(Role.ORDER, "p", time).id("o" + time).build()));
      }
      DailySeries orders = c.series(SeriesCollector.Measure.ORDERS);
      assertThat(orders.startDay() + orders.length() - 1).isEqualTo(date.toEpochDay());
      assertThat(orders.get(orders.length() - 1)).as(day).isEqualTo(2);
      assertThat(orders.get(orders.length() - 2)).as(day).isEqualTo(1);
    }
    assertThatThrownBy(() -> new SeriesCollector(NOW, berlin).merge(new SeriesCollector(NOW)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void collectors_mergeInAnyOrder() {
    SeriesCollector a = new SeriesCollector(NOW);
    SeriesCollector b = new SeriesCollector(NOW);
    a.addAll(List.of(order(19_990, "a", 10)));
    b.addAll(List.of(order(19_980, "b", 1), order(19_990, "c", 2)));
    SeriesCollector ab = new SeriesCollector(NOW);
    ab.merge(b);
    ab.merge(a);
    assertThat(ab.series(SeriesCollector.Measure.REVENUE).get(10)).isEqualTo(12);
    assertThatThrownBy(() -> ab.merge(new SeriesCollector(NOW + DAY)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @SuppressWarnings("unchecked")
  void insight_forecastsEverySeriesAndSurvivesStorage() {
    ForecastInsight insight = new ForecastInsight();
    Insight.Collector c = insight.collector(NOW);
    Random r = new Random(4);
    List<MappedEvent> events = new ArrayList<>();
    for (int day = 19_800; day < 20_000; day++) {
      for (int n = Simulated.poisson(r, 12); n > 0; n--) {
        events.add(order(day, day + "-" + n, 20 + n));
      }
    }
    c.add(with(events));
    c.add(new Subject(new FeatureState(), Map.of(), Map.of(), null));
    Insight.Learned learned = insight.learn(c, NOW, Progress.NONE);
    Map<String, Object> series = map(learned.report(), "series");
    assertThat(series).containsOnlyKeys("orders", "revenue", "engagement", "mails");
    Map<String, Object> orders = map(series, "orders");
    Map<String, Object> first =
        ((List<Map<String, Object>>) Objects.requireNonNull(orders.get("days"))).get(0);
    assertThat(first).containsEntry("day", LocalDate.ofEpochDay(20_000).toString());
    assertThat((Double) first.get("mean")).isBetween(10.0, 14.0);
    assertThat(map(orders, "quality")).containsEntry("betterThanNaive", true);
    assertThat(map(series, "mails")).containsEntry("model", "zero");
    assertThat(insight.restore(learned.toMap()).report()).isEqualTo(learned.report());
    assertThat(learned.say(with(events), NOW)).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> in, String name) {
    return (Map<String, Object>) Objects.requireNonNull(in.get(name));
  }

  @Test
  void nobody_isNoError() {
    ForecastInsight insight = new ForecastInsight();
    assertThat(insight.learn(insight.collector(NOW), NOW, Progress.NONE).report().toString())
        .contains("no data");
  }

  @Test
  void configuration_namesTheWrongField() {
    assertThatThrownBy(() -> holidays(Map.of("name", "x", "on", "13-40")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("forecast.holidays[0].on")
        .hasMessageContaining("MM-dd");
    assertThatThrownBy(() -> holidays(Map.of("name", "x"))).hasMessageContaining("exactly one of");
    assertThatThrownBy(() -> holidays(Map.of("name", "x", "dates", List.of("2024-2-3"))))
        .hasMessageContaining("forecast.holidays[0].dates");
    assertThatThrownBy(() -> ForecastInsight.from(Map.of("holiday", List.of()), ZoneOffset.UTC))
        .hasMessageContaining("forecast.holiday is unknown");
  }

  private static void holidays(Map<String, Object> one) {
    ForecastInsight.from(Map.of("holidays", List.of(one)), ZoneOffset.UTC);
  }

  @Test
  void easter_isOnItsPublishedDates() {
    assertThat(Holiday.easterSunday(2010)).isEqualTo(LocalDate.of(2010, 4, 4));
    assertThat(Holiday.easterSunday(2011)).isEqualTo(LocalDate.of(2011, 4, 24));
    assertThat(Holiday.easterSunday(2026)).isEqualTo(LocalDate.of(2026, 4, 5));
    assertThat(Holiday.easterSunday(2038)).isEqualTo(LocalDate.of(2038, 4, 25));
  }
}
