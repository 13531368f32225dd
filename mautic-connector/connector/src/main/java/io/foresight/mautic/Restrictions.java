/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import io.foresight.core.delivery.Permission;
import io.foresight.mautic.MauticException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * People who may not be written to: marked do-not-contact if Mautic has them, never created.
 * Whether Mautic has somebody we never told it about is asked once, many addresses at a time.
 */
final class Restrictions {
  private static final int LOOKUP = 200;

  /** Web servers in front of Mautic take request lines of 8 KB. */
  private static final int QUERY_LENGTH = 5500;

  private static final int UNSUBSCRIBED = 1;
  private static final int MANUAL = 3;

  private final SyncContext ctx;
  private final ContactWrites writes;
  private final List<Item> unknown = new ArrayList<>();
  private int queryLength;

  Restrictions(SyncContext ctx, ContactWrites writes) {
    this.ctx = ctx;
    this.writes = writes;
  }

  void consider(Item item) {
    OutboxRow row = item.row;
    if (row.contactId > 0) {
      restrict(item);
    } else if (row.state == OutboxRow.State.ABSENT && row.emailKey.equals(item.emailKey)) {
      ctx.tally.add("skipped");
    } else {
      int length = ContactWrites.encode(item.delivery.emailKey()).length() + 3;
      if (unknown.size() >= LOOKUP || queryLength + length > QUERY_LENGTH) {
        flush();
      }
      unknown.add(item);
      queryLength += length;
    }
  }

  /** Looks up everybody who waits for it. */
  void flush() {
    List<Item> items = new ArrayList<>(ctx.present(unknown));
    unknown.clear();
    queryLength = 0;
    List<String> emails = new ArrayList<>();
    for (Item i : items) {
      if (i.delivery.emailKey().indexOf(',') < 0) {
        emails.add(i.delivery.emailKey());
      }
    }
    Map<String, Long> ids = emails.isEmpty() ? Map.of() : writes.find(emails);
    List<OutboxRow> absent = new ArrayList<>();
    for (Item i : items) {
      Long id = ids.get(i.delivery.emailKey());
      i.row.emailKey = i.emailKey;
      i.row.permission = i.delivery.permission();
      if (id == null) {
        i.row.state = OutboxRow.State.ABSENT;
        absent.add(i.row);
        ctx.tally.add("skipped");
      } else {
        i.row.contactId = id;
        restrict(i);
      }
    }
    ctx.outbox.save(absent);
  }

  private void restrict(Item item) {
    OutboxRow row = item.row;
    boolean unsubscribed = item.delivery.permission() == Permission.UNSUBSCRIBED;
    int reason = unsubscribed ? UNSUBSCRIBED : MANUAL;
    boolean changed = row.permission != item.delivery.permission();
    try {
      if (row.doNotContact != reason && row.doNotContact != UNSUBSCRIBED) {
        writes.doNotContact(row, reason);
        changed = true;
      }
      if (!unsubscribed && !(row.fields.isEmpty() && row.segments.isEmpty())) {
        writes.withdraw(row);
        changed = true;
      }
    } catch (MauticException e) {
      if (e.is(Kind.NOT_FOUND)) {
        row.forgetContact();
        changed = true;
      } else if (e.is(Kind.REFUSED) || e.is(Kind.CRASHED)) {
        ctx.failed(item, e.getMessage());
        return;
      } else {
        throw e;
      }
    }
    if (!changed && row.emailKey.equals(item.emailKey)) {
      ctx.tally.add("unchanged");
      return;
    }
    row.emailKey = item.emailKey;
    row.permission = item.delivery.permission();
    row.succeeded();
    row.state = row.contactId > 0 ? OutboxRow.State.WITHDRAWN : OutboxRow.State.ABSENT;
    ctx.outbox.save(row);
  }
}
