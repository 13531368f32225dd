/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.StoredDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The rows of all profiles, one document each, and the way back from a Mautic contact to its
 * profile. An address is kept only as a digest.
 */
final class Outbox {
  static final String ROWS = "mautic-outbox";
  static final String CONTACTS = "mautic-contact";
  private static final int SAME_ADDRESS = 1000;

  private final DocumentStore store;

  Outbox(DocumentStore store) {
    this.store = store;
  }

  /** The rows of these profiles; new ones for those that have none. */
  Map<String, OutboxRow> load(Collection<String> profileIds) {
    Map<String, OutboxRow> out = new HashMap<>();
    store
        .getAll(ROWS, profileIds)
        .forEach((id, doc) -> out.put(id, OutboxRow.of(id, doc.source())));
    profileIds.forEach(id -> out.computeIfAbsent(id, OutboxRow::new));
    return out;
  }

  void save(OutboxRow row) {
    save(List.of(row));
  }

  /** Rows and the way back, so that a reaction finds its profile even after a crash in between. */
  void save(Collection<OutboxRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    Map<String, Map<String, Object>> back = new HashMap<>();
    Map<String, Map<String, Object>> sources = new HashMap<>();
    for (OutboxRow r : rows) {
      if (r.contactId > 0
          && r.state != OutboxRow.State.DUPLICATE
          && r.state != OutboxRow.State.FORGOTTEN) {
        back.put(String.valueOf(r.contactId), Map.of("profileId", r.profileId));
      }
      sources.put(r.profileId, r.source());
    }
    if (!back.isEmpty()) {
      store.putAll(CONTACTS, back);
    }
    store.putAll(ROWS, sources);
  }

  /** Whether the row's profile speaks for its contact; the last one to write to it does. */
  boolean owns(OutboxRow row) {
    return store
        .get(CONTACTS, String.valueOf(row.contactId))
        .map(d -> row.profileId.equals(d.source().get("profileId")))
        .orElse(true);
  }

  /** Removes a row; the way back stays with whoever has the contact now. */
  void delete(OutboxRow row) {
    deleteWayBack(row);
    store.delete(ROWS, row.profileId);
  }

  /** Reactions of the contact do not lead to this profile any more. */
  void deleteWayBack(OutboxRow row) {
    if (row.contactId > 0 && owns(row)) {
      store.delete(CONTACTS, String.valueOf(row.contactId));
    }
  }

  /**
   * Rows with an address; what was saved a moment ago may be missing until {@link #refresh}, what
   * was deleted is.
   */
  List<OutboxRow> withEmail(String emailKey) {
    List<String> ids = new ArrayList<>();
    for (StoredDocument d : store.find(ROWS, Map.of("emailKey", emailKey), "", SAME_ADDRESS)) {
      ids.add(d.id());
    }
    Map<String, StoredDocument> now = store.getAll(ROWS, ids);
    List<OutboxRow> out = new ArrayList<>();
    for (String id : ids) {
      StoredDocument d = now.get(id);
      if (d != null && emailKey.equals(d.source().get("emailKey"))) {
        out.add(OutboxRow.of(id, d.source()));
      }
    }
    return out;
  }

  /** Profile ids by contact id, as far as known. */
  Map<String, String> profiles(Collection<String> contactIds) {
    Map<String, String> out = new HashMap<>();
    store
        .getAll(CONTACTS, contactIds)
        .forEach((id, doc) -> out.put(id, String.valueOf(doc.source().get("profileId"))));
    return out;
  }

  void scan(Consumer<OutboxRow> sink) {
    store.scan(ROWS, Map.of(), d -> sink.accept(OutboxRow.of(d.id(), d.source())));
  }

  void refresh() {
    store.refresh(ROWS);
  }

  /** Digest under which an address is kept. */
  static String emailKey(String normalisedEmail) {
    return Values.digest("email " + normalisedEmail);
  }
}
