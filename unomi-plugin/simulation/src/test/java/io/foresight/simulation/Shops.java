/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** Shops for tests. */
@NullUnmarked
final class Shops {
  static final Instant END = Instant.parse("2026-11-22T00:00:00Z");

  private static SimulatedShop large;
  private static List<SimulatedEvent> largeEvents;

  private Shops() {}

  static SimulatedShop of(long seed, int profiles, int days) {
    return new SimulatedShop(seed, profiles, days, END);
  }

  /** A shop big enough for statistics, generated once for all tests. */
  static synchronized SimulatedShop large() {
    if (large == null) {
      large = of(42, 3_000, SimulatedShop.DEFAULT_DAYS);
    }
    return large;
  }

  static synchronized List<SimulatedEvent> largeEvents() {
    if (largeEvents == null) {
      largeEvents = all(large());
    }
    return largeEvents;
  }

  static List<SimulatedEvent> all(SimulatedShop shop) {
    List<SimulatedEvent> out = new ArrayList<>();
    try {
      shop.writeTo(out::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out;
  }

  static List<String> lines(List<SimulatedEvent> events) {
    List<String> out = new ArrayList<>();
    for (SimulatedEvent e : events) {
      StringBuilder line = new StringBuilder();
      line.append(e.id()).append(e.type()).append(e.time()).append(e.session());
      Json.append(line, e.properties());
      Json.append(line, e.profile());
      Json.append(line, e.consents());
      out.add(line.toString());
    }
    return out;
  }
}
