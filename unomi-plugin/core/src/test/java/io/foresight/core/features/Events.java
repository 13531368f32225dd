/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import io.foresight.core.event.Device;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Events and states for tests. */
final class Events {
  static final long NOW = at("2026-06-01T00:00:00Z");
  static final long DAY = Days.MILLIS;
  private static final Role[] ROLES = Role.values();

  private Events() {}

  static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  static MappedEvent event(Role role, long time) {
    return MappedEvent.builder(role, "p", time).build();
  }

  static MappedEvent order(long time, double amount) {
    return MappedEvent.builder(Role.ORDER, "p", time).amount(amount).build();
  }

  static FeatureState fold(Iterable<MappedEvent> events) {
    FeatureState s = new FeatureState();
    for (MappedEvent e : events) {
      s.fold(e, Long.MAX_VALUE);
    }
    return s;
  }

  static FeatureState fold(MappedEvent... events) {
    return fold(Arrays.asList(events));
  }

  /** Events of all roles over some days before NOW, with unique ids, in no order. */
  static List<MappedEvent> random(long seed, int n, int days) {
    return random(seed, n, days, NOW);
  }

  /** As {@link #random(long, int, int)}, before another moment. */
  static List<MappedEvent> random(long seed, int n, int days, long now) {
    Random random = new Random(seed);
    List<MappedEvent> out = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      // Half of them in the last tenth, as in life; some on the same millisecond.
      double back = random.nextBoolean() ? random.nextDouble() : random.nextDouble() / 10;
      long time = now - (long) (back * days * DAY);
      Role role = ROLES[random.nextInt(ROLES.length)];
      MappedEvent.Builder b =
          MappedEvent.builder(random.nextInt(4) == 0 ? Role.ORDER : role, "p", time)
              .id("e" + seed + "-" + i)
              .machine(random.nextInt(5) == 0);
      if (random.nextBoolean()) {
        b.amount(Math.rint(random.nextDouble() * 20_000) / 100)
            .margin(random.nextDouble() * 20 - 5)
            .discount(random.nextDouble() * 10)
            .quantity(1 + random.nextInt(5))
            .device(Device.values()[random.nextInt(4)])
            .products(List.of("p" + random.nextInt(300), "p" + random.nextInt(30)))
            .categories(List.of("c" + random.nextInt(20)));
      }
      out.add(b.build());
    }
    return out;
  }
}
