/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.input.Fields;
import io.foresight.core.recommend.slot.SlotDefinition;
import io.foresight.services.api.RecommendationContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Slots as a request wants them: shorter, longer, or without chance. Made once each. */
final class SlotVariants {
  private static final int MOST = 1_000;
  private static final int LONGEST = 50;

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
    return of(slot, count + " " + steady, s -> changed(s, count, steady));
  }

  private SlotDefinition of(SlotDefinition slot, String how, UnaryOperator<SlotDefinition> change) {
    String key = slot.id() + ' ' + how;
    Variant known = variants.get(key);
    if (known == null || known.base != slot) {
      if (variants.size() > MOST) {
        variants.clear();
      }
      known = new Variant(slot, change.apply(slot));
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

  /** The slot for ranking what is given: as long as may be, no pins, no chance, no mixing. */
  SlotDefinition ranking(SlotDefinition slot) {
    return of(slot, "rank", s -> changed(s));
  }

  private static SlotDefinition changed(SlotDefinition slot) {
    Map<String, Object> m = new LinkedHashMap<>(slot.toMap());
    m.put("count", LONGEST);
    m.put("explore", 0);
    m.put("newItems", 0);
    m.put("pins", List.of());
    m.put("variety", Map.of());
    return SlotDefinition.fromMap(Fields.of("slot", m));
  }
}
