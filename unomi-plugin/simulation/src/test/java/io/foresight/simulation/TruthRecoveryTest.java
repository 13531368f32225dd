/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What is known about the simulated people can be found again in what they did. */
@NullUnmarked
class TruthRecoveryTest {
  private static final SimulatedShop SHOP = Shops.large();
  private static final Set<String> MACHINES = machineEvents();

  @Test
  void ordersOfEachRateDecile_areAsManyAsExpected() {
    Map<String, Integer> orders = count("order");
    List<Truth> buyers = registered();
    buyers.sort(Comparator.comparingDouble(Truth::ordersPerDay));
    double previous = -1;
    for (int decile = 0; decile < 10; decile++) {
      double expected = 0;
      int observed = 0;
      for (Truth t : part(buyers, decile)) {
        expected += t.expectedOrders();
        observed += orders.getOrDefault(t.customer(), 0) - (t.boughtAtJoining() ? 1 : 0);
      }
      // Poisson: within four standard deviations, plus the few orders cut off by the end.
      assertThat((double) observed)
          .as("decile %s", decile)
          .isCloseTo(expected, within(4 * Math.sqrt(expected + 1) + 0.01 * expected));
      assertThat(expected).isGreaterThan(previous);
      previous = expected;
    }
  }

  @Test
  void rates_areGammaDistributed() {
    List<Truth> buyers = registered();
    double mean = buyers.stream().mapToDouble(Truth::ordersPerDay).average().orElseThrow();
    double square =
        buyers.stream()
            .mapToDouble(t -> t.ordersPerDay() * t.ordersPerDay())
            .average()
            .orElseThrow();
    assertThat(mean).isCloseTo(Customer.RATE_MEAN, within(0.1 * Customer.RATE_MEAN));
    assertThat(mean * mean / (square - mean * mean)).isCloseTo(Customer.RATE_SHAPE, within(0.15));
  }

  @Test
  void nobodyOrders_afterDroppingOut() {
    Map<String, Truth> truths = byId();
    int dead = 0;
    for (SimulatedEvent e : Shops.largeEvents()) {
      Truth t = truths.get(e.customer());
      if (e.type().equals("order") && t.aliveUntil().isBefore(e.time().minus(Duration.ofDays(1)))) {
        dead++;
      }
    }
    // One at joining is possible for somebody who left at once; none later.
    assertThat(dead).isZero();
    long alive = registered().stream().filter(Truth::aliveAtEnd).count();
    assertThat((double) alive / registered().size()).isBetween(0.25, 0.65);
  }

  @Test
  void weekdayShares_followTheSeasons() {
    double[] share = new double[7];
    double[] rule = new double[7];
    double total = 0;
    double ruleTotal = 0;
    Map<String, Truth> truths = byId();
    for (SimulatedEvent e : Shops.largeEvents()) {
      if (e.type().equals("order")
          && e.time().isAfter(truths.get(e.customer()).joined().plus(Duration.ofDays(2)))) {
        ZoneId zone = ZoneId.of(truths.get(e.customer()).zone());
        share[e.time().atZone(zone).getDayOfWeek().getValue() - 1]++;
        total++;
      }
    }
    for (DayOfWeek d : DayOfWeek.values()) {
      rule[d.getValue() - 1] = Seasons.weekday(d);
      ruleTotal += Seasons.weekday(d);
    }
    for (int d = 0; d < 7; d++) {
      double p = rule[d] / ruleTotal;
      double tolerance = 4 * Math.sqrt(p * (1 - p) / total) + 0.008;
      assertThat(share[d] / total).as("day %s", d + 1).isCloseTo(p, within(tolerance));
    }
  }

  @Test
  void blackWeek_sellsFarMoreThanAnAverageWeek_mostOfAllToBargainHunters() {
    Map<String, Truth> truths = byId();
    double[] black = new double[2];
    double[] all = new double[2];
    for (SimulatedEvent e : Shops.largeEvents()) {
      if (e.type().equals("order")) {
        int hunter = truths.get(e.customer()).discountSensitivity() > 0.5 ? 1 : 0;
        all[hunter]++;
        if (Seasons.blackWeek(e.time().atZone(ZoneOffset.UTC).toLocalDate())) {
          black[hunter]++;
        }
      }
    }
    assertThat(black[1] / all[1]).isGreaterThan(1.3 * black[0] / all[0]);
    assertThat((black[0] + black[1]) / (all[0] + all[1])).isGreaterThan(3 * 7.0 / 540 / 2);
  }

  @Test
  void humanOpens_gatherAtTheBestHour() {
    Map<String, Map<Integer, Integer>> opens = new HashMap<>();
    Map<String, Truth> truths = byId();
    for (SimulatedEvent e : Shops.largeEvents()) {
      if (e.type().equals("mailOpen") && !MACHINES.contains(e.id())) {
        ZoneId zone = ZoneId.of(truths.get(e.customer()).zone());
        opens
            .computeIfAbsent(e.customer(), k -> new HashMap<>())
            .merge(e.time().atZone(zone).getHour(), 1, Integer::sum);
      }
    }
    int people = 0;
    int found = 0;
    for (Map.Entry<String, Map<Integer, Integer>> e : opens.entrySet()) {
      int n = e.getValue().values().stream().mapToInt(Integer::intValue).sum();
      if (n >= 15) {
        int mode =
            e.getValue().entrySet().stream().max(Map.Entry.comparingByValue()).get().getKey();
        int apart = Math.abs(mode - truths.get(e.getKey()).bestHour());
        people++;
        found += Math.min(apart, 24 - apart) <= 1 ? 1 : 0;
      }
    }
    assertThat(people).isGreaterThan(200);
    // By chance 3 of 24 hours would do.
    assertThat((double) found / people).isGreaterThan(0.7);
  }

  @Test
  void taste_isWhatIsLookedAt() {
    Map<String, Map<String, Integer>> views = new HashMap<>();
    for (SimulatedEvent e : Shops.largeEvents()) {
      if (e.type().equals("productView")) {
        views
            .computeIfAbsent(e.customer(), k -> new HashMap<>())
            .merge((String) e.properties().get("category"), 1, Integer::sum);
      }
    }
    double sum = 0;
    int people = 0;
    Map<String, Truth> truths = byId();
    for (Map.Entry<String, Map<String, Integer>> e : views.entrySet()) {
      if (e.getValue().values().stream().mapToInt(Integer::intValue).sum() >= 30) {
        String most =
            e.getValue().entrySet().stream().max(Map.Entry.comparingByValue()).get().getKey();
        sum += truths.get(e.getKey()).taste(most);
        people++;
      }
    }
    assertThat(people).isGreaterThan(300);
    // By chance it would be one eighth.
    assertThat(sum / people).isGreaterThan(0.35);
  }

  @Test
  void engagedPeople_clickMore() {
    Map<String, Integer> sent = count("mailSent");
    Map<String, Integer> clicks = new HashMap<>();
    for (SimulatedEvent e : Shops.largeEvents()) {
      if (e.type().equals("mailClick") && !MACHINES.contains(e.id())) {
        clicks.merge(e.customer(), 1, Integer::sum);
      }
    }
    double[] mails = new double[2];
    double[] clicked = new double[2];
    for (Truth t : registered()) {
      int half = t.engagement() > 0.35 ? 1 : 0;
      mails[half] += sent.getOrDefault(t.customer(), 0);
      clicked[half] += clicks.getOrDefault(t.customer(), 0);
    }
    assertThat(clicked[1] / mails[1]).isGreaterThan(3 * clicked[0] / mails[0]);
    assertThat((clicked[0] + clicked[1]) / (mails[0] + mails[1])).isBetween(0.01, 0.06);
  }

  @Test
  void machines_areNoTrivialCase() {
    Map<String, Instant> sentAt = new HashMap<>();
    int[] clicks = new int[2];
    int[] opens = new int[2];
    int slow = 0;
    int silent = 0;
    int told = 0;
    for (SimulatedEvent e : Shops.largeEvents()) {
      String key = e.customer() + e.properties().get("mailingId");
      int machine = MACHINES.contains(e.id()) ? 1 : 0;
      if (e.type().equals("mailSent")) {
        sentAt.put(key, e.time());
      } else if (e.type().equals("mailClick")) {
        clicks[machine]++;
      } else if (e.type().equals("mailOpen")) {
        opens[machine]++;
        if (machine == 1) {
          slow += Duration.between(sentAt.get(key), e.time()).toMinutes() >= 10 ? 1 : 0;
          silent += e.properties().containsKey("userAgent") ? 0 : 1;
          told += Boolean.TRUE.equals(e.properties().get("machine")) ? 1 : 0;
        } else {
          assertThat(e.properties().get("machine")).isEqualTo(false);
        }
      }
    }
    assertThat((double) clicks[1] / clicks[0]).isBetween(1.5, 8.0);
    assertThat((double) opens[1] / opens[0]).isBetween(0.7, 3.0);
    assertThat((double) slow / opens[1]).isBetween(0.2, 0.5);
    assertThat((double) silent / opens[1]).isBetween(0.25, 0.45);
    assertThat((double) told / opens[1]).isBetween(0.1, 0.5);
  }

  @Test
  void nobodyIsMailed_withoutConsentOrAfterUnsubscribing() {
    Set<String> consent = new HashSet<>();
    Set<String> mailed = new HashSet<>();
    int unsubscribed = 0;
    for (SimulatedEvent e : Shops.largeEvents()) {
      if (Boolean.TRUE.equals(e.consents().get("newsletter"))) {
        consent.add(e.customer());
      }
      if (e.type().equals("mailSent")) {
        mailed.add(e.customer());
        assertThat(consent).contains(e.customer());
      }
      if (e.type().equals("mailUnsubscribe")) {
        consent.remove(e.customer());
        unsubscribed++;
      }
    }
    assertThat(mailed.size()).isGreaterThan(1_500);
    assertThat(unsubscribed).isBetween(50, 800);
  }

  private static Set<String> machineEvents() {
    Set<String> out = new HashSet<>();
    for (int i = 0; i < SHOP.profiles(); i++) {
      out.addAll(SHOP.truthOf(i).machineEvents());
    }
    return out;
  }

  private static List<Truth> registered() {
    List<Truth> out = new ArrayList<>();
    for (int i = 0; i < SHOP.profiles(); i++) {
      if (!SHOP.truthOf(i).anonymous()) {
        out.add(SHOP.truthOf(i));
      }
    }
    return out;
  }

  private static Map<String, Truth> byId() {
    Map<String, Truth> out = new HashMap<>();
    for (int i = 0; i < SHOP.profiles(); i++) {
      out.put(SHOP.truthOf(i).customer(), SHOP.truthOf(i));
    }
    return out;
  }

  private static List<Truth> part(List<Truth> sorted, int decile) {
    return sorted.subList(sorted.size() * decile / 10, sorted.size() * (decile + 1) / 10);
  }

  private static Map<String, Integer> count(String type) {
    Map<String, Integer> out = new HashMap<>();
    for (SimulatedEvent e : Shops.largeEvents()) {
      if (e.type().equals(type)) {
        out.merge(e.customer(), 1, Integer::sum);
      }
    }
    return out;
  }
}
