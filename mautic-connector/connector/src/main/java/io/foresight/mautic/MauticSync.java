/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import io.foresight.core.delivery.Delivery;
import io.foresight.core.delivery.DeliverySource;
import io.foresight.core.delivery.Permission;
import io.foresight.core.delivery.SyncReport;
import io.foresight.core.job.Progress;
import io.foresight.mautic.MauticException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One run that makes Mautic hold what the source says. Every contact is noted in the outbox after
 * Mautic confirmed it, so a run that dies is simply run again: what was confirmed is not sent
 * again, what was on its way is sent once more, which changes nothing (upserts by e-mail).
 */
final class MauticSync {
  private static final int CHUNK = 1000;

  private final SyncContext ctx;
  private final DeliverySource source;
  private final Progress progress;
  private final ContactWrites writes;
  private final Upserts upserts;
  private final Memberships memberships;
  private final Restrictions restrictions;
  private final Duplicates duplicates;
  private final LongSet seen = new LongSet();
  private final LongSet claimed = new LongSet();
  private final List<Delivery> chunk = new ArrayList<>();

  MauticSync(SyncContext ctx, DeliverySource source, Progress progress) {
    this.ctx = ctx;
    this.source = source;
    this.progress = progress;
    this.writes = new ContactWrites(ctx);
    this.memberships = new Memberships(ctx, writes, this::gone);
    this.upserts = new Upserts(ctx, writes, memberships::consider);
    this.restrictions = new Restrictions(ctx, writes);
    this.duplicates = new Duplicates(ctx, writes);
  }

  SyncReport run() {
    long start = ctx.clock.millis();
    long before = ctx.client.requests();
    source.read(this::take, progress);
    work();
    flush();
    duplicates.settle(this::seen, this::decide);
    flush();
    new Orphans(ctx, writes).withdraw(this::seen);
    ctx.tally.add("requests", ctx.client.requests() - before);
    ctx.tally.add("milliseconds", ctx.clock.millis() - start);
    return ctx.tally.report();
  }

  private boolean seen(String profileId) {
    return seen.contains(Values.hash64(profileId));
  }

  private void take(List<Delivery> batch) {
    for (Delivery d : batch) {
      chunk.add(d);
      if (chunk.size() >= CHUNK) {
        work();
      }
    }
  }

  private void work() {
    if (chunk.isEmpty()) {
      return;
    }
    Map<String, OutboxRow> rows =
        ctx.outbox.load(chunk.stream().map(Delivery::profileId).collect(Collectors.toList()));
    for (Delivery d : chunk) {
      ctx.tally.add("read");
      if (seen.add(Values.hash64(d.profileId()))) {
        consider(d, rows.get(d.profileId()));
      }
    }
    chunk.clear();
    progress.report("sending contacts to Mautic", ctx.tally.get("read"), -1);
  }

  private void consider(Delivery d, OutboxRow row) {
    if (d.emailKey() == null) {
      ctx.tally.add("skipped");
      if (row.contactId > 0) {
        writes.withdraw(row);
        ctx.outbox.delete(row);
      }
      return;
    }
    String key = Outbox.emailKey(d.emailKey());
    boolean second = row.state == OutboxRow.State.DUPLICATE && row.emailKey.equals(key);
    if (second || !claimed.add(Values.hash64(key))) {
      duplicates.contest(d, row, key);
    } else {
      decide(d, row);
    }
  }

  private void decide(Delivery d, OutboxRow row) {
    Item item = new Item(d, row, ctx.values);
    if (ctx.waiting(item)) {
      ctx.tally.add("waiting");
    } else if (d.permission() != Permission.GRANTED) {
      restrictions.consider(item);
    } else if (row.contactId > 0 && (item.emailChanged() || !item.blanks().isEmpty())) {
      byId(item);
    } else if (row.contactId == 0 || !item.hash.equals(row.hash)) {
      upserts.add(item);
    } else {
      if (row.state != OutboxRow.State.TOLD) {
        row.permission = d.permission();
        row.succeeded();
        ctx.outbox.save(row);
      }
      if (!memberships.consider(item)) {
        ctx.tally.add("unchanged");
      }
    }
  }

  /** A new address and blanks cannot be told by an upsert. */
  private void byId(Item item) {
    if (ctx.present(List.of(item)).isEmpty()) {
      return;
    }
    OutboxRow row = item.row;
    Map<String, Object> body = new java.util.TreeMap<>(item.body);
    if (item.emailChanged()) {
      body.put("email", item.delivery.email());
    }
    try {
      boolean blanks = !item.blanks().isEmpty();
      long id = writes.patch(row.contactId, body, item.blanks());
      ctx.told(item, id, false);
      if (blanks) {
        ctx.tally.add("blanked");
      }
      ctx.outbox.save(row);
      ctx.stillPresent(List.of(item), writes).forEach(memberships::consider);
    } catch (MauticException e) {
      if (e.is(Kind.NOT_FOUND)) {
        gone(item);
      } else if (e.status() == 422 && item.emailChanged()) {
        // The new address has a contact already: that one is written, ours is emptied.
        writes.withdraw(row);
        row.forgetContact();
        ctx.outbox.save(row);
        upserts.add(item);
      } else if (e.is(Kind.REFUSED) || e.is(Kind.CRASHED)) {
        ctx.failed(item, e.getMessage());
      } else {
        throw e;
      }
    }
  }

  /** The contact was deleted in Mautic: made again once, because it is wanted. */
  private void gone(Item item) {
    item.row.forgetContact();
    item.row.state = OutboxRow.State.NEW;
    ctx.outbox.save(item.row);
    if (!item.again) {
      item.again = true;
      item.settled = false;
      upserts.add(item);
    }
  }

  private void flush() {
    restrictions.flush();
    upserts.flush();
    memberships.flush();
    // A contact that was gone has been made again and joins its segments now.
    upserts.flush();
    memberships.flush();
  }
}
