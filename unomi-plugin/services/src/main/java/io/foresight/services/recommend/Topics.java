/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.dataset.ProfileHistory;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.input.Fields;
import io.foresight.core.opportunity.Opportunity;
import io.foresight.core.opportunity.OpportunityFinder;
import io.foresight.core.recommend.CatalogueIndex;
import io.foresight.services.engine.Maps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what people engage with, buy and ask about by topic. Not thread-safe. */
final class Topics {
  private static final int AT_LEAST = 5;
  private static final int MOST = 50;

  private final OpportunityFinder finder = new OpportunityFinder();
  private long best;

  /** Takes one person; the best customers are those whose value is said to be high. */
  void add(ProfileHistory h) {
    boolean high =
        Boolean.TRUE.equals(
            Fields.of("profile", h.profile().source())
                .object("systemProperties")
                .object("foresight")
                .object("value")
                .raw("highValue"));
    Set<String> engaged = new HashSet<>();
    Set<String> bought = new HashSet<>();
    Set<String> asked = new HashSet<>();
    for (MappedEvent e : h.events()) {
      if (e.role() == Role.SUPPORT) {
        asked.addAll(e.categories());
        if (e.name() != null) {
          asked.add(e.name());
        }
      } else if (e.role() == Role.ORDER) {
        bought.addAll(e.categories());
        engaged.addAll(e.categories());
      } else if (e.role() == Role.PRODUCT_VIEW || e.role() == Role.CART_ADD) {
        engaged.addAll(e.categories());
      }
    }
    best += high ? 1 : 0;
    finder.add(high, engaged, bought, asked);
  }

  /** The report: the opportunities, or why there are none. */
  Map<String, Object> report(CatalogueIndex catalogue) {
    List<Object> found = new ArrayList<>();
    for (Opportunity o : finder.find(served(catalogue), AT_LEAST, MOST)) {
      found.add(o.toMap());
    }
    Map<String, Object> m = Maps.map("bestCustomers", best, "opportunities", found);
    if (best == 0) {
      m.put(
          "reason",
          "nobody is known to be of high value yet: learn the insight value and score first");
    }
    return m;
  }

  private static Map<String, Long> served(CatalogueIndex catalogue) {
    Map<String, Long> out = new HashMap<>();
    for (int i = 0; i < catalogue.size(); i++) {
      if (!catalogue.removed(i) && catalogue.available(i)) {
        new HashSet<>(catalogue.categoryNames(i)).forEach(c -> out.merge(c, 1L, Long::sum));
      }
    }
    return out;
  }
}
