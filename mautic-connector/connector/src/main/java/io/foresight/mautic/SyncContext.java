/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the steps of one sync share. */
final class SyncContext {
  private static final long FIRST_RETRY_MILLIS = 3_600_000;
  private static final long LAST_RETRY_MILLIS = 7 * 24 * 3_600_000L;

  final MauticClient client;
  final MauticSettings settings;
  final Outbox outbox;
  final Provisioning provisioning;
  final Values values;

  /** Mautic's ids of the segments that are mirrored now, by Unomi's id. */
  final Map<String, Long> segments;

  final Clock clock;
  final Sleeper sleeper;
  final Tally tally = new Tally();
  private final long start;
  private final Forgetting forgetting;
  private Map<String, Long> knownSegments;

  SyncContext(
      MauticClient client,
      MauticSettings settings,
      Outbox outbox,
      Forgetting forgetting,
      Provisioning provisioning,
      Values values,
      Map<String, Long> segments,
      Clock clock,
      Sleeper sleeper) {
    this.client = client;
    this.settings = settings;
    this.outbox = outbox;
    this.forgetting = forgetting;
    this.start = clock.millis();
    this.provisioning = provisioning;
    this.values = values;
    this.segments = segments;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** Mautic's ids of all segments that were ever mirrored, by Unomi's id. */
  Map<String, Long> knownSegments() {
    if (knownSegments == null) {
      knownSegments = provisioning.knownSegments();
    }
    return knownSegments;
  }

  /** Those of the items whose profile was not erased since this run began. */
  List<Item> present(List<Item> items) {
    Set<String> gone =
        forgetting.since(
            start, items.stream().map(i -> i.delivery.profileId()).collect(Collectors.toList()));
    if (gone.isEmpty()) {
      return items;
    }
    List<Item> out = new ArrayList<>();
    for (Item i : items) {
      if (gone.contains(i.delivery.profileId())) {
        i.settled = true;
        tally.add("forgotten");
      } else {
        out.add(i);
      }
    }
    return out;
  }

  /** Takes back what was told about people who were erased meanwhile; returns the others. */
  List<Item> stillPresent(List<Item> told, ContactWrites writes) {
    List<Item> present = present(told);
    for (Item i : told) {
      if (!present.contains(i)) {
        writes.withdraw(i.row);
        outbox.delete(i.row);
      }
    }
    return present;
  }

  /** Notes what the contact now holds. */
  void told(Item item, long contactId, boolean created) {
    item.settled = true;
    OutboxRow row = item.row;
    if (row.contactId != 0 && (created || row.contactId != contactId)) {
      if (!created) {
        tally.add("merged");
      }
      row.forgetContact();
    }
    tally.add(created ? "created" : "updated");
    row.contactId = contactId;
    row.hash = item.hash;
    row.fields.clear();
    row.fields.addAll(item.body.keySet());
    row.emailKey = item.emailKey;
    row.permission = item.delivery.permission();
    row.succeeded();
  }

  /** Notes that Mautic refused; the next attempt is due after 1 h, 2 h, 4 h … at most a week. */
  void failed(Item item, String error) {
    item.settled = true;
    OutboxRow row = item.row;
    row.state = OutboxRow.State.FAILED;
    row.emailKey = item.emailKey;
    row.permission = item.delivery.permission();
    row.attempts++;
    row.retryAt =
        clock.millis()
            + Math.min(LAST_RETRY_MILLIS, FIRST_RETRY_MILLIS << Math.min(20, row.attempts - 1));
    row.failedHash = item.hash;
    row.error = Shapes.masked(error);
    outbox.save(row);
    tally.add("failed");
    tally.problem("profile " + row.profileId + ": " + error);
  }

  /** Whether the same was refused before and is not due again yet. */
  boolean waiting(Item item) {
    return item.row.state == OutboxRow.State.FAILED
        && item.row.permission == item.delivery.permission()
        && item.row.failedHash.equals(item.hash)
        && item.row.retryAt > clock.millis();
  }
}
