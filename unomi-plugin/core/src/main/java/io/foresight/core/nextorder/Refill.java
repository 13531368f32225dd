/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.nextorder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A product somebody buys again and again: when last, and how often. Immutable. */
public final class Refill {
  private static final long DAY = 86_400_000L;
  private static final double EARLIEST = 0.5;
  private static final double LATEST = 3;

  private final String product;
  private final int lastDay;
  private final double cycleDays;

  Refill(String product, int lastDay, double cycleDays) {
    this.product = product;
    this.lastDay = lastDay;
    this.cycleDays = cycleDays;
  }

  /** The product's id. */
  public String product() {
    return product;
  }

  /** Days after which he buys it again, as a rule. */
  public double cycleDays() {
    return cycleDays;
  }

  /** Days since he last bought it as a share of the cycle: 1 is due, above is overdue. */
  public double overdue(long now) {
    return Math.max(0, Math.floorDiv(now, DAY) - lastDay) / Math.max(1, cycleDays);
  }

  static List<Refill> mostOverdue(List<Refill> all, long now, int most) {
    List<Refill> out = new ArrayList<>();
    for (Refill r : all) {
      double o = r.overdue(now);
      if (o >= EARLIEST && o <= LATEST) {
        out.add(r);
      }
    }
    out.sort(
        Comparator.comparingDouble((Refill r) -> -r.overdue(now)).thenComparing(r -> r.product));
    return out.size() > most ? out.subList(0, most) : out;
  }

  /** JSON-like; {@link #fromMap} reads it back. */
  public Map<String, Object> toMap(long now) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("product", product);
    m.put("lastBought", Instant.ofEpochMilli(lastDay * DAY).toString());
    m.put("cycleDays", Math.rint(10 * cycleDays) / 10);
    long due = lastDay * DAY + Math.round(cycleDays) * DAY;
    m.put("due", Instant.ofEpochMilli(due).toString());
    m.put("overdue", Math.rint(100 * overdue(now)) / 100);
    return m;
  }

  /** Reads what {@link #toMap} wrote; null when it cannot be read. */
  public static @Nullable Refill fromMap(@Nullable Object json) {
    if (!(json instanceof Map)) {
      return null;
    }
    Map<?, ?> m = (Map<?, ?>) json;
    Object product = m.get("product");
    Object last = m.get("lastBought");
    Object cycle = m.get("cycleDays");
    if (!(product instanceof String) || !(last instanceof String) || !(cycle instanceof Number)) {
      return null;
    }
    try {
      long day = Math.floorDiv(Instant.parse((String) last).toEpochMilli(), DAY);
      return new Refill((String) product, (int) day, ((Number) cycle).doubleValue());
    } catch (java.time.format.DateTimeParseException e) {
      return null;
    }
  }
}
