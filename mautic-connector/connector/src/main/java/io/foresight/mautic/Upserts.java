/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.mautic.MauticException.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Creates and updates contacts by e-mail, many in one request. A batch that crashes Mautic is split
 * until the culprit is alone; a batch that takes too long is sent in smaller ones from then on.
 */
final class Upserts {
  private static final int SMALLEST = 10;
  private static final int TRIES = 5;
  private static final int CULPRITS_IN_A_ROW = 20;

  /** PHP takes 8 MB at most unless somebody allows more, and answers with all it was sent. */
  private static final long CHARACTERS = 1_500_000;

  private final SyncContext ctx;
  private final ContactWrites writes;
  private final Consumer<Item> next;
  private final Deque<Item> pending = new ArrayDeque<>();
  private int size;
  private int failures;
  private int culprits;

  /**
   * @param next what to do with an item whose contact is written and noted
   */
  Upserts(SyncContext ctx, ContactWrites writes, Consumer<Item> next) {
    this.ctx = ctx;
    this.writes = writes;
    this.next = next;
    this.size = ctx.settings.batchSize();
  }

  void add(Item item) {
    pending.add(item);
    if (pending.size() >= size) {
      sendNext();
    }
  }

  /** Sends everything that waits. */
  void flush() {
    while (!pending.isEmpty()) {
      sendNext();
    }
  }

  private void sendNext() {
    List<Item> batch = new ArrayList<>();
    long characters = 0;
    while (batch.size() < size && !pending.isEmpty() && characters < CHARACTERS) {
      Item item = pending.poll();
      batch.add(item);
      characters += item.characters();
    }
    batch = new ArrayList<>(ctx.present(batch));
    if (batch.isEmpty()) {
      return;
    }
    try {
      send(batch);
    } catch (MauticException e) {
      if (!e.is(Kind.UNAVAILABLE) && !e.is(Kind.GARBAGE)) {
        throw e;
      }
      if (++failures >= TRIES) {
        throw e;
      }
      for (int i = batch.size() - 1; i >= 0; i--) {
        if (!batch.get(i).settled) {
          pending.addFirst(batch.get(i));
        }
      }
      size = Math.max(Math.min(SMALLEST, size), size / 2);
      ctx.sleeper.sleep(Duration.ofSeconds(1L << failures));
    }
  }

  private void send(List<Item> batch) {
    List<Map<String, Object>> bodies = new ArrayList<>();
    for (Item i : batch) {
      Map<String, Object> body = new TreeMap<>(i.body);
      body.put("email", i.delivery.email());
      bodies.add(body);
    }
    long start = ctx.clock.millis();
    Reply reply;
    try {
      reply = ctx.client.postOnce("/api/contacts/batch/new", bodies);
    } catch (MauticException e) {
      if (!e.is(Kind.CRASHED) && !e.is(Kind.REFUSED)) {
        throw e;
      }
      split(batch, e);
      return;
    }
    accept(batch, reply);
    failures = 0;
    boolean slow = ctx.clock.millis() - start > ctx.settings.requestTimeout().toMillis() / 2;
    size =
        slow
            ? Math.max(Math.min(SMALLEST, size), size / 2)
            : Math.min(ctx.settings.batchSize(), Math.max(size, batch.size()) * 2);
  }

  private void split(List<Item> batch, MauticException e) {
    if (batch.size() == 1) {
      // Is it this contact, or is Mautic broken? This throws if Mautic is.
      ctx.client.probe("/api/contacts?limit=1&minimal=true");
      if (++culprits >= CULPRITS_IN_A_ROW) {
        throw new MauticException(
            e.kind(),
            e.status(),
            culprits + " contacts in a row were refused one by one; the last: " + e.getMessage(),
            e);
      }
      ctx.failed(batch.get(0), e.getMessage());
      return;
    }
    int half = batch.size() / 2;
    send(batch.subList(0, half));
    send(batch.subList(half, batch.size()));
  }

  private void accept(List<Item> batch, Reply reply) {
    Map<Integer, JsonNode> codes = Shapes.byIndex(reply.body.path("statusCodes"));
    Map<Integer, JsonNode> contacts = Shapes.byIndex(reply.body.path("contacts"));
    Map<Integer, JsonNode> errors = Shapes.byIndex(reply.body.path("errors"));
    if (codes.isEmpty()) {
      throw MauticException.garbage("POST /api/contacts/batch/new", "no statusCodes");
    }
    List<OutboxRow> rows = new ArrayList<>();
    List<Item> told = new ArrayList<>();
    List<Runnable> others = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      Item item = batch.get(i);
      int code = codes.containsKey(i) ? codes.get(i).asInt() : 0;
      long id = contacts.containsKey(i) ? Shapes.id(contacts.get(i)) : 0;
      JsonNode error = errors.get(i);
      if ((code == 200 || code == 201) && id > 0) {
        ctx.told(item, id, code == 201);
        rows.add(item.row);
        told.add(item);
      } else if (code == 422) {
        others.add(() -> conflict(item));
      } else {
        String message = error == null ? "no answer" : error.path("message").asText();
        others.add(() -> ctx.failed(item, "refused with " + code + ": " + message));
      }
    }
    ctx.outbox.save(rows);
    if (!told.isEmpty()) {
      culprits = 0;
    }
    others.forEach(Runnable::run);
    ctx.stillPresent(told, writes).forEach(next);
  }

  /** More than one contact has the address; by id there may be a way. */
  private void conflict(Item item) {
    List<Long> ids = writes.find(String.valueOf(item.delivery.email()));
    String advice =
        "Mautic has "
            + ids.size()
            + " contacts with this address; run mautic:contacts:deduplicate there";
    if (ids.isEmpty()) {
      ctx.failed(item, "refused with 422 although nobody has this address");
      return;
    }
    long id = ids.contains(item.row.contactId) ? item.row.contactId : ids.get(0);
    try {
      long answered = writes.patch(id, item.body, List.of());
      ctx.told(item, answered, false);
      ctx.outbox.save(item.row);
      if (ids.size() > 1) {
        ctx.tally.problem("profile " + item.row.profileId + ": " + advice);
      }
      ctx.stillPresent(List.of(item), writes).forEach(next);
    } catch (MauticException e) {
      if (!e.is(Kind.REFUSED) && !e.is(Kind.CRASHED) && !e.is(Kind.NOT_FOUND)) {
        throw e;
      }
      ctx.failed(item, advice);
    }
  }
}
