/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import io.foresight.core.delivery.Delivery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Profiles that share an address: one of them speaks for the contact. The strictest permission
 * wins, then the profile id that sorts first; so the outcome does not depend on the order in which
 * profiles are read. Who came first in this run was handled at once; the others are settled at its
 * end.
 */
final class Duplicates {
  private final SyncContext ctx;
  private final ContactWrites writes;
  private final Map<String, Delivery> best = new LinkedHashMap<>();

  Duplicates(SyncContext ctx, ContactWrites writes) {
    this.ctx = ctx;
    this.writes = writes;
  }

  /** Notes one who came later. */
  void contest(Delivery d, OutboxRow row, String emailKey) {
    ctx.tally.add("duplicates");
    Delivery other = best.get(emailKey);
    if (other == null) {
      best.put(emailKey, d);
    } else if (before(d, other)) {
      best.put(emailKey, d);
      demote(load(other), emailKey, 0);
    } else {
      demote(row, emailKey, 0);
    }
  }

  private OutboxRow load(Delivery d) {
    return ctx.outbox.load(List.of(d.profileId())).get(d.profileId());
  }

  private static boolean before(Delivery a, Delivery b) {
    int strictness = b.permission().compareTo(a.permission());
    return strictness != 0 ? strictness < 0 : a.profileId().compareTo(b.profileId()) < 0;
  }

  private static boolean before(Delivery a, OutboxRow b) {
    int strictness = b.permission.compareTo(a.permission());
    return strictness != 0 ? strictness < 0 : a.profileId().compareTo(b.profileId) < 0;
  }

  /**
   * Settles all contests.
   *
   * @param seen whether a profile was read in this run
   * @param decide handles a winner as if it had come first
   */
  void settle(Predicate<String> seen, BiConsumer<Delivery, OutboxRow> decide) {
    if (best.isEmpty()) {
      return;
    }
    ctx.outbox.refresh();
    best.forEach((emailKey, d) -> settle(emailKey, d, seen, decide));
    best.clear();
  }

  private void settle(
      String emailKey, Delivery d, Predicate<String> seen, BiConsumer<Delivery, OutboxRow> decide) {
    OutboxRow row = load(d);
    OutboxRow incumbent = null;
    for (OutboxRow r : ctx.outbox.withEmail(emailKey)) {
      if (r.state != OutboxRow.State.DUPLICATE && !r.profileId.equals(d.profileId())) {
        incumbent = incumbent == null || seen.test(r.profileId) ? r : incumbent;
      }
    }
    boolean present = incumbent != null && seen.test(incumbent.profileId);
    if (present && !before(d, incumbent)) {
      demote(row, emailKey, incumbent.contactId);
      return;
    }
    if (incumbent != null && row.contactId == 0) {
      row.contactId = incumbent.contactId;
      row.fields.addAll(incumbent.fields);
      row.segments.addAll(incumbent.segments);
      row.doNotContact = incumbent.doNotContact;
      row.emailKey = emailKey;
      row.state = OutboxRow.State.NEW;
    }
    if (present) {
      incumbent.contactId = 0;
      demote(incumbent, emailKey, 0);
    } else if (incumbent != null) {
      incumbent.contactId = 0;
      ctx.outbox.delete(incumbent);
    }
    if (row.state == OutboxRow.State.DUPLICATE) {
      row.state = OutboxRow.State.NEW;
    }
    decide.accept(d, row);
  }

  /**
   * The profile has no contact of its own any more; one it had under another address is emptied.
   */
  private void demote(OutboxRow row, String emailKey, long winnersContact) {
    if (row.state == OutboxRow.State.DUPLICATE && row.emailKey.equals(emailKey)) {
      return;
    }
    if (row.contactId > 0 && row.contactId != winnersContact) {
      writes.withdraw(row);
    }
    row.forgetContact();
    row.state = OutboxRow.State.DUPLICATE;
    row.emailKey = emailKey;
    ctx.outbox.save(row);
  }
}
