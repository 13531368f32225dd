/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.mail;

import io.foresight.core.input.Fields;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What everybody together tells: at which hours people are active, and which networks many people
 * seem to share. Turns touches into rows. Immutable.
 */
final class Crowd {
  /** Nobody yet: flat hours, no shared networks. */
  static final Crowd NONE = new Crowd(flat(), Map.of());

  /** Profiles that make a network shared by a few, and by many. */
  static final int FEW = 5;

  static final int MANY = 20;

  static final Schema SCHEMA =
      new Schema(
          List.of(
              Column.number("delay"),
              Column.number("links"),
              Column.number("unopened"),
              Column.number("blind"),
              Column.number("listed"),
              Column.number("rhythm"),
              Column.category("agent_and_network")));

  /** Actions that weigh as much as the crowd's hours do. */
  private static final double STRENGTH = 10;

  private final double[] hours;
  private final Map<Long, Integer> shared;

  /**
   * @param hours share of human activity by hour of the day, UTC
   * @param shared profiles per network, those with {@link #FEW} at least
   */
  Crowd(double[] hours, Map<Long, Integer> shared) {
    this.hours = hours.clone();
    this.shared = new HashMap<>(shared);
  }

  void read(Touch t, Row row) {
    row.numbers[0] = t.delay;
    row.numbers[1] = t.links;
    row.numbers[2] = t.unopened;
    row.numbers[3] = t.blind;
    row.numbers[4] = t.listed ? 1 : 0;
    row.numbers[5] = (float) rhythm(t);
    row.categories[0] = t.agent.name().toLowerCase(Locale.ROOT) + "/" + sharing(t.place);
  }

  /** Log of how much more active this person usually is at that hour than around the clock. */
  double rhythm(Touch t) {
    double usual = (t.atHour + STRENGTH * hours[t.hour]) / (t.activity + STRENGTH);
    return Math.log(24 * usual + 0.02);
  }

  /** {@code unknown}, {@code own}, {@code few} or {@code many} profiles in a network. */
  String sharing(long place) {
    if (place == 0) {
      return "unknown";
    }
    int n = shared.getOrDefault(place, 0);
    return n >= MANY ? "many" : n >= FEW ? "few" : "own";
  }

  Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    List<Double> h = new ArrayList<>();
    for (double d : hours) {
      h.add(d);
    }
    m.put("hours", h);
    // Text: not every store keeps all 64 bits of a number.
    Map<String, Object> s = new LinkedHashMap<>();
    shared.forEach((place, n) -> s.put(Long.toHexString(place), n));
    m.put("shared", s);
    return m;
  }

  static Crowd from(Fields f) {
    double[] h = flat();
    Object list = f.raw("hours");
    for (int i = 0; list instanceof List && i < Math.min(24, ((List<?>) list).size()); i++) {
      Object v = ((List<?>) list).get(i);
      h[i] = v instanceof Number ? ((Number) v).doubleValue() : h[i];
    }
    Map<Long, Integer> s = new HashMap<>();
    Fields shared = f.object("shared");
    for (String place : shared.asMap().keySet()) {
      int n = shared.integer(place, 0, 0, Integer.MAX_VALUE);
      try {
        s.put(Long.parseUnsignedLong(place, 16), n);
      } catch (NumberFormatException e) {
        throw new io.foresight.core.input.InvalidInputException(
            shared.at(place), "must be a hexadecimal number");
      }
    }
    return new Crowd(h, s);
  }

  private static double[] flat() {
    double[] h = new double[24];
    java.util.Arrays.fill(h, 1.0 / 24);
    return h;
  }
}
