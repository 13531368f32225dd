/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.mail;

import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The blocks an organisation has; none until somebody asks for one. */
final class MailBlocks {
  static final String COLLECTION = "mail-blocks";
  private static final int MOST = 100;

  private final DocumentStore store;

  MailBlocks(DocumentStore store) {
    this.store = store;
  }

  List<MailBlock> all() {
    List<MailBlock> out = new ArrayList<>();
    for (StoredDocument d : store.find(COLLECTION, Map.of(), "id", MOST)) {
      out.add(unwrap(d));
    }
    return out;
  }

  Optional<MailBlock> find(String slot) {
    return store.get(COLLECTION, slot).map(MailBlocks::unwrap);
  }

  /**
   * @throws NoSuchElementException if there is none for the slot
   */
  MailBlock get(String slot) {
    return find(slot)
        .orElseThrow(() -> new NoSuchElementException("no mail block for the slot " + slot));
  }

  void put(MailBlock block) {
    // Nested, so that templates are stored without being indexed.
    store.put(COLLECTION, block.slot(), Map.of("id", block.slot(), "block", block.toMap()));
    store.refresh(COLLECTION);
  }

  void delete(String slot) {
    get(slot);
    store.delete(COLLECTION, slot);
    store.refresh(COLLECTION);
  }

  @SuppressWarnings("unchecked")
  private static MailBlock unwrap(StoredDocument d) {
    return MailBlock.of(d.id(), (Map<String, Object>) d.source().get("block"));
  }
}
