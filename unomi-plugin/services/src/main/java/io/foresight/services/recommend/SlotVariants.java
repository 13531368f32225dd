/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.input.Fields;
import io.foresight.core.recommend.slot.SlotDefinition;
import io.foresight.services.api.RecommendationContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Slots as a request wants them: shorter, longer, or without chance. Made once each. */
final class SlotVariants {
  private static final int MOST = 1_000;

  private static final class Variant {
    final SlotDefinition base;
    final SlotDefinition made;

    Variant(SlotDefinition base, SlotDefinition made) {
      this.base = base;
      this.made = made;
    }
  }

  private final Map<String, Variant> variants = new ConcurrentHashMap<>();

  /** The slot, or what the context makes of it. */
  SlotDefinition of(SlotDefinition slot, RecommendationContext context) {
    int count = context.count() == 0 ? slot.count() : context.count();
    boolean steady = !context.explores() && slot.explore() > 0;
    if (count == slot.count() && !steady) {
      return slot;
    }
    String key = slot.id() + ' ' + count + ' ' + steady;
    Variant known = variants.get(key);
    if (known == null || known.base != slot) {
      if (variants.size() > MOST) {
        variants.clear();
      }
      known = new Variant(slot, changed(slot, count, steady));
      variants.put(key, known);
    }
    return known.made;
  }

  private static SlotDefinition changed(SlotDefinition slot, int count, boolean steady) {
    Map<String, Object> m = new LinkedHashMap<>(slot.toMap());
    m.put("count", count);
    m.put("newItems", Math.min(count, slot.newItems()));
    if (steady) {
      m.put("explore", 0);
    }
    List<Object> pins = new ArrayList<>();
    slot.pins()
        .forEach(
            (position, item) -> {
              if (position <= count) {
                pins.add(Map.of("item", item, "position", position));
              }
            });
    m.put("pins", pins);
    return SlotDefinition.fromMap(Fields.of("slot", m));
  }

  /** The slot for ranking what is given: no other item, no pins, no chance, no mixing. */
  static SlotDefinition ranking(SlotDefinition slot, Collection<String> ids, int count) {
    Map<String, Object> m = new LinkedHashMap<>(slot.toMap());
    Map<String, Object> given = Map.of("field", "id", "op", "in", "value", new ArrayList<>(ids));
    Map<?, ?> own = slot.filter().toMap();
    m.put("filter", own.isEmpty() ? given : Map.of("all", List.of(own, given)));
    m.put("count", count);
    m.put("explore", 0);
    m.put("newItems", 0);
    m.put("pins", List.of());
    m.put("variety", Map.of());
    return SlotDefinition.fromMap(Fields.of("slot", m));
  }
}
