/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.event;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a mapping could not use, so that nothing is dropped silently. Thread-safe. */
public final class MappingReport {
  /** Reason: no rule fits the event. */
  public static final String NO_ROLE = "noRole";

  /** Reason: the event belongs to no profile. */
  public static final String NO_PROFILE = "noProfile";

  /** Reason: a rule fits; the event was mapped. */
  public static final String MAPPED = "mapped";

  /** Reason: an amount in a currency without a rate; the event counts, its amounts do not. */
  public static final String UNKNOWN_CURRENCY = "unknownCurrency";

  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  void count(String reason) {
    counts.computeIfAbsent(reason, r -> new LongAdder()).increment();
  }

  void badValue(EventField field) {
    count("bad." + field.json);
  }

  void negative(EventField field) {
    count("negative." + field.json);
  }

  /** How often a reason occurred. */
  public long get(String reason) {
    LongAdder adder = counts.get(reason);
    return adder == null ? 0 : adder.sum();
  }

  /**
   * All counts by reason, sorted: {@link #MAPPED}, {@link #NO_ROLE}, {@link #NO_PROFILE}, {@link
   * #UNKNOWN_CURRENCY}, {@code bad.<field>} (not readable) and {@code negative.<field>}.
   */
  public Map<String, Long> toMap() {
    Map<String, Long> out = new TreeMap<>();
    counts.forEach((reason, adder) -> out.put(reason, adder.sum()));
    return out;
  }
}
