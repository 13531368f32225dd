/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.mautic.MauticException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Mirrors segments by the difference to what was told: joins in bulk, leaves one by one. */
final class Memberships {
  private static final int CHUNK = 500;

  private final SyncContext ctx;
  private final ContactWrites writes;
  private final Consumer<Item> gone;
  private final Map<String, List<Item>> joining = new TreeMap<>();

  /**
   * @param gone what to do with an item whose contact is not in Mautic any more
   */
  Memberships(SyncContext ctx, ContactWrites writes, Consumer<Item> gone) {
    this.ctx = ctx;
    this.writes = writes;
    this.gone = gone;
  }

  /** Returns whether there was anything to do. */
  boolean consider(Item item) {
    TreeSet<String> wanted = new TreeSet<>(item.delivery.segments());
    wanted.retainAll(ctx.segments.keySet());
    TreeSet<String> leaving = new TreeSet<>(item.row.segments);
    leaving.removeAll(wanted);
    if (!leaving.isEmpty() && !leave(item, leaving)) {
      return true;
    }
    wanted.removeAll(item.row.segments);
    for (String segment : wanted) {
      List<Item> list = joining.computeIfAbsent(segment, s -> new ArrayList<>());
      list.add(item);
      if (list.size() >= CHUNK) {
        join(segment);
      }
    }
    return !wanted.isEmpty() || !leaving.isEmpty();
  }

  private boolean leave(Item item, TreeSet<String> leaving) {
    Map<String, Long> known = ctx.knownSegments();
    try {
      for (String segment : leaving) {
        if (known.containsKey(segment)) {
          writes.leave(known.get(segment), item.row.contactId);
        }
        item.row.segments.remove(segment);
      }
    } catch (MauticException e) {
      if (!e.is(Kind.NOT_FOUND)) {
        throw e;
      }
      gone.accept(item);
      return false;
    }
    ctx.outbox.save(item.row);
    return true;
  }

  /** Sends everything that waits. */
  void flush() {
    while (!joining.isEmpty()) {
      join(joining.keySet().iterator().next());
    }
  }

  private void join(String segment) {
    List<Item> items = ctx.present(joining.remove(segment));
    Map<Long, Item> byContact = new LinkedHashMap<>();
    for (Item i : items) {
      if (i.row.contactId > 0) {
        byContact.put(i.row.contactId, i);
      }
    }
    if (byContact.isEmpty()) {
      return;
    }
    Map<String, Object> body = Map.of("ids", new ArrayList<>(byContact.keySet()));
    Reply reply;
    try {
      reply = ctx.client.post("/api/segments/" + ctx.segments.get(segment) + "/contacts/add", body);
    } catch (MauticException e) {
      if (e.is(Kind.NOT_FOUND)) {
        ctx.provisioning.forgetSegment(segment);
        ctx.tally.problem("segment " + segment + " is gone in Mautic; the next run makes it again");
        return;
      }
      throw e;
    }
    JsonNode details = reply.body.path("details");
    List<Item> joined = new ArrayList<>();
    List<Item> missing = new ArrayList<>();
    for (Map.Entry<Long, Item> e : byContact.entrySet()) {
      JsonNode detail = details.path(String.valueOf(e.getKey()));
      Item item = e.getValue();
      if (detail.isMissingNode() && !follow(item)) {
        missing.add(item);
      } else if (!detail.isMissingNode() && !detail.path("success").asBoolean()) {
        missing.add(item);
      } else {
        item.row.segments.add(segment);
        joined.add(item);
      }
    }
    ctx.tally.add("joined", joined.size());
    ctx.outbox.save(joined.stream().map(i -> i.row).collect(Collectors.toList()));
    ctx.stillPresent(joined, writes);
    missing.forEach(gone);
  }

  /** The answer names winners of merges by their own id: finds out which one ours became. */
  private boolean follow(Item item) {
    try {
      JsonNode contact = ctx.client.get("/api/contacts/" + item.row.contactId).body.path("contact");
      long id = Shapes.id(contact);
      if (id > 0 && id != item.row.contactId) {
        ctx.tally.add("merged");
        item.row.contactId = id;
      }
      return id > 0;
    } catch (MauticException e) {
      if (e.is(Kind.NOT_FOUND)) {
        return false;
      }
      throw e;
    }
  }
}
