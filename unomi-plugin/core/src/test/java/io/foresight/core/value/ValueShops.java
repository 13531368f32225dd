/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureState;
import io.foresight.core.insight.Insight;
import io.foresight.core.insight.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Shops and subjects for tests. */
final class ValueShops {
  static final long DAY = OrderHistory.DAY;
  static final int TODAY = 20_000;
  static final long NOW = TODAY * DAY + DAY / 3;

  private ValueShops() {}

  static MappedEvent order(String profile, double day, double amount, String... products) {
    return MappedEvent.builder(Role.ORDER, profile, (long) (day * DAY))
        .amount(amount)
        .products(List.of(products))
        .build();
  }

  static Subject subject(List<MappedEvent> events, long now) {
    return subject(events, now, Map.of(), true);
  }

  static Subject subject(
      List<MappedEvent> events, long now, Map<String, Object> foresight, boolean withEvents) {
    FeatureState s = new FeatureState();
    for (MappedEvent e : events) {
      if (e.time() <= now) {
        s.fold(e, now);
      }
    }
    @Nullable List<MappedEvent> history = withEvents ? events : null;
    return new Subject(s, Map.of(), foresight, history);
  }

  /**
   * Customers who came over two years, order at their own pace for a while and pay their own price.
   */
  static List<List<MappedEvent>> simulated(int customers, long seed) {
    Random random = new Random(seed);
    List<List<MappedEvent>> out = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      String id = "c" + i;
      double gap = Math.exp(3 + random.nextGaussian());
      double price = Math.exp(3.5 + 0.7 * random.nextGaussian());
      double leave = random.nextDouble() * 0.3;
      List<MappedEvent> events = new ArrayList<>();
      double day = TODAY - 730 + random.nextDouble() * 720;
      while (day < TODAY + 0.3) {
        events.add(
            MappedEvent.builder(Role.ORDER, id, (long) (day * DAY))
                .amount(price * Math.exp(0.3 * random.nextGaussian()))
                .margin(price * 0.25)
                .products(List.of("p" + i % 7))
                .build());
        if (random.nextDouble() < leave) {
          break;
        }
        day += Math.max(0.2, gap * -Math.log(1 - random.nextDouble()));
      }
      out.add(events);
    }
    return out;
  }

  static List<List<MappedEvent>> events(List<TreeMap<Integer, Double>> byDay) {
    List<List<MappedEvent>> out = new ArrayList<>();
    for (TreeMap<Integer, Double> c : byDay) {
      String id = "c" + out.size();
      List<MappedEvent> events = new ArrayList<>();
      c.forEach((day, amount) -> events.add(order(id, day + 0.5, amount)));
      out.add(events);
    }
    return out;
  }

  /** Gathers everybody as of a moment: nothing after it is there to be seen. */
  static Insight.Collector collect(Insight insight, Iterable<List<MappedEvent>> all, long now) {
    Insight.Collector c = insight.collector(now);
    for (List<MappedEvent> events : all) {
      c.add(subject(until(events, now), now));
    }
    return c;
  }

  static List<MappedEvent> until(List<MappedEvent> events, long now) {
    List<MappedEvent> out = new ArrayList<>();
    for (MappedEvent e : events) {
      if (e.time() < now) {
        out.add(e);
      }
    }
    return out;
  }
}
