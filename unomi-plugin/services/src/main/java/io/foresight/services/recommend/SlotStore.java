/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.recommend.slot.ShippedSlots;
import io.foresight.core.recommend.slot.SlotDefinition;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.StoredDocument;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The slots: those that come with the product, changed or joined by the organisation's own. */
final class SlotStore {
  private static final Logger LOG = LoggerFactory.getLogger(SlotStore.class);
  private static final String SLOTS = "slots";
  private static final int MOST = 100;

  private final DocumentStore store;
  private volatile Map<String, SlotDefinition> all = ShippedSlots.all();

  SlotStore(DocumentStore store) {
    this.store = store;
  }

  /** Takes in what other nodes changed. */
  void refresh() {
    Map<String, SlotDefinition> next = ShippedSlots.all();
    for (StoredDocument d : store.find(SLOTS, Map.of(), "id", 10_000)) {
      try {
        SlotDefinition slot = SlotDefinition.fromMap(Fields.of("slot", d.source()).object("slot"));
        next.put(slot.id(), slot);
      } catch (InvalidInputException e) {
        LOG.error("Slot {} is not used: {}", d.id(), e.getMessage());
      }
    }
    all = next;
  }

  /** All by id; not to be changed. */
  Map<String, SlotDefinition> all() {
    return all;
  }

  /**
   * One of them.
   *
   * @throws NoSuchElementException if there is none of that id
   */
  SlotDefinition get(String id) {
    SlotDefinition slot = all.get(id);
    if (slot == null) {
      throw new NoSuchElementException("no slot " + id + ", there are " + all.keySet());
    }
    return slot;
  }

  /** Whether it is as it came with the product. */
  boolean isShipped(String id) {
    SlotDefinition shipped = ShippedSlots.all().get(id);
    return shipped != null && shipped.toMap().equals(get(id).toMap());
  }

  /**
   * Creates or replaces one.
   *
   * @throws InvalidInputException naming the field
   */
  SlotDefinition put(String id, Map<String, Object> json) {
    Map<String, Object> withId = new LinkedHashMap<>(json);
    Object given = withId.putIfAbsent("id", id);
    if (given != null && !given.equals(id)) {
      throw new InvalidInputException("slot.id", "must be " + id + " as in the path, was " + given);
    }
    SlotDefinition slot = SlotDefinition.fromMap(Fields.of("slot", withId));
    if (!all.containsKey(id) && all.size() >= MOST) {
      throw new InvalidInputException("slot.id", "must be one of the " + MOST + " there are");
    }
    // Nested, so that filters are stored without being indexed.
    store.put(SLOTS, id, Map.of("id", id, "slot", slot.toMap()));
    store.refresh(SLOTS);
    refresh();
    return slot;
  }

  /** Deletes one; one that came with the product is again as it came. */
  void delete(String id) {
    get(id);
    store.delete(SLOTS, id);
    store.refresh(SLOTS);
    refresh();
  }
}
