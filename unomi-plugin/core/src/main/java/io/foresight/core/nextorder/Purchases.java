/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.nextorder;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** When one person bought one product: the gaps between its days, as logarithms. */
final class Purchases {
  private static final long DAY = 86_400_000L;

  int lastDay;
  int gaps;
  double logs;
  double squares;

  private Purchases(int day) {
    lastDay = day;
  }

  private void add(int day) {
    if (day > lastDay) {
      double log = Math.log(day - lastDay);
      gaps++;
      logs += log;
      squares += log * log;
      lastDay = day;
    }
  }

  /** By product, of events oldest first, up to a moment. */
  static Map<String, Purchases> of(List<MappedEvent> events, long now) {
    Map<String, Purchases> out = new LinkedHashMap<>();
    for (MappedEvent e : events) {
      if (e.role() == Role.ORDER && e.time() <= now) {
        int day = (int) Math.floorDiv(e.time(), DAY);
        for (String product : new HashSet<>(e.products())) {
          Purchases p = out.get(product);
          if (p == null) {
            out.put(product, new Purchases(day));
          } else {
            p.add(day);
          }
        }
      }
    }
    return out;
  }
}
