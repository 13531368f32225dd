/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Profiles that were told about once and are gone from the source: their contacts are emptied. */
final class Orphans {
  /** The rest is left to the next run. */
  private static final int AT_ONCE = 10_000;

  private static final int ALWAYS_ALLOWED = 100;

  private final SyncContext ctx;
  private final ContactWrites writes;

  Orphans(SyncContext ctx, ContactWrites writes) {
    this.ctx = ctx;
    this.writes = writes;
  }

  void withdraw(Predicate<String> seen) {
    ctx.outbox.refresh();
    List<OutboxRow> orphans = new ArrayList<>();
    long[] counts = new long[2];
    ctx.outbox.scan(
        row -> {
          counts[0]++;
          boolean erased = row.state == OutboxRow.State.FORGOTTEN;
          if (erased || !seen.test(row.profileId)) {
            counts[1] += erased ? 0 : 1;
            if (orphans.size() < AT_ONCE) {
              orphans.add(row);
            }
          }
        });
    if (counts[1] > ALWAYS_ALLOWED
        && counts[1] * 100 > counts[0] * ctx.settings.withdrawalShare()) {
      ctx.tally.problem(
          counts[1]
              + " of "
              + counts[0]
              + " contacts are gone from Unomi at once; that looks like a mistake, so nobody was"
              + " withdrawn. Set withdrawalPercent = 100 if it is right.");
      orphans.removeIf(row -> row.state != OutboxRow.State.FORGOTTEN);
    }
    for (OutboxRow row : orphans) {
      try {
        writes.withdraw(row);
        ctx.outbox.delete(row);
      } catch (MauticException e) {
        if (!e.is(MauticException.Kind.REFUSED) && !e.is(MauticException.Kind.CRASHED)) {
          throw e;
        }
        ctx.tally.add("failed");
        ctx.tally.problem("profile " + row.profileId + " is gone: " + e.getMessage());
      }
    }
  }
}
