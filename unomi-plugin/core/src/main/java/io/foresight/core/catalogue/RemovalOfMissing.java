/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.job.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Removes what a full feed lacks, unless that looks like a broken feed. */
final class RemovalOfMissing {
  private static final int BATCH = 500;

  /** So few items may always go: half of three is nothing to be afraid of. */
  private static final int ALWAYS = 3;

  private final CatalogueStore store;
  private final FeedOptions options;
  private final FeedReport report;
  private final Progress progress;

  RemovalOfMissing(
      CatalogueStore store, FeedOptions options, FeedReport report, Progress progress) {
    this.store = store;
    this.options = options;
    this.report = report;
    this.progress = progress;
  }

  /**
   * @param present hashes of the ids that the feed held
   */
  void run(Set<Long> present, long now) {
    store.refresh();
    List<String> missing = new ArrayList<>();
    long[] all = new long[1];
    store.scan(
        options.source(),
        i -> {
          all[0]++;
          if (!present.contains(MappedEvent.hash(i.item().id()))) {
            missing.add(i.item().id());
          }
        });
    if (missing.isEmpty()) {
      return;
    }
    if (present.isEmpty() && !options.allowEmpty()) {
      report.removalRefused(
          "the feed held no item; say allowEmpty to remove all " + all[0] + " of this source");
      return;
    }
    double share = (double) missing.size() / all[0];
    boolean allowed = present.isEmpty() || share <= options.maxRemovedShare();
    if (!allowed && missing.size() > ALWAYS) {
      report.removalRefused(
          String.format(
              Locale.ROOT,
              "%d of %d items (%.0f %%) are missing, more than maxRemovedShare of %.0f %%",
              missing.size(),
              all[0],
              100 * share,
              100 * options.maxRemovedShare()));
      return;
    }
    remove(missing, now);
  }

  private void remove(List<String> missing, long now) {
    for (int from = 0; from < missing.size(); from += BATCH) {
      progress.report("removing items", from, missing.size());
      List<StoredItem> gone = new ArrayList<>();
      for (StoredItem i :
          store.getAll(missing.subList(from, Math.min(missing.size(), from + BATCH))).values()) {
        // Another feed may have taken it over meanwhile.
        if (!i.isRemoved() && i.source().equals(options.source())) {
          gone.add(i.gone(now));
        }
      }
      store.putAll(gone);
      report.counted(0, 0, 0, gone.size(), 0);
    }
  }
}
