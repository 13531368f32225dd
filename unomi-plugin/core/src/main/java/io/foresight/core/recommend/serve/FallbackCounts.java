/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often slots were filled by their sources, by the fallback, and not at all. Thread-safe. */
public final class FallbackCounts {
  private final Map<String, LongAdder[]> bySlot = new ConcurrentHashMap<>();

  void count(String slot, int own, int fallback, int wanted) {
    LongAdder[] c =
        bySlot.computeIfAbsent(
            slot,
            s ->
                new LongAdder[] {
                  new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder()
                });
    c[0].increment();
    c[1].add(own);
    c[2].add(fallback);
    c[3].increment();
    if (own + fallback >= wanted) {
      c[3].decrement();
    }
  }

  /** By slot: answers, items by its sources, items by the fallback, answers that stayed short. */
  public Map<String, Object> toMap() {
    Map<String, Object> out = new LinkedHashMap<>();
    new TreeMap<>(bySlot)
        .forEach(
            (slot, c) -> {
              Map<String, Object> m = new LinkedHashMap<>();
              long items = c[1].sum() + c[2].sum();
              m.put("answers", c[0].sum());
              m.put("items", items);
              m.put("fallbackItems", c[2].sum());
              m.put("fallbackShare", items == 0 ? 0 : c[2].sum() / (double) items);
              m.put("short", c[3].sum());
              out.put(slot, m);
            });
    return out;
  }
}
