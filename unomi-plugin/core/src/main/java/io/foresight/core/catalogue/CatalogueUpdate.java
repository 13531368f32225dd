/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.job.CancelledException;
import io.foresight.core.job.Progress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the catalogue to what a feed says. Items that did not change are not written, so that a
 * nightly full feed costs as much as its differences. Of records with one id the last one counts. A
 * full feed removes its source's items that it lacks only if it was read to its end, and not if
 * that would be more than {@link FeedOptions#maxRemovedShare} of them: a truncated file must not
 * empty the shop. An item whose record was rejected stays as it was. Items of the first feed of a
 * source have no {@link CatalogueItem#firstSeen} unless the feed says it, for they are not new;
 * what comes later has the moment it came.
 *
 * <p>Memory: a hash of 64 bits for each record of the feed, and 500 items.
 */
public final class CatalogueUpdate {
  /** The source of items that were derived from events; it never overwrites another's items. */
  public static final String EVENTS = "events";

  static final String REMOVED = "removed";

  private static final int BATCH = 500;

  private final CatalogueStore store;
  private final Clock clock;

  /**
   * @param clock tells when items came and changed
   */
  public CatalogueUpdate(CatalogueStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Reads a feed and applies it.
   *
   * @param progress phases {@code "reading items"}, in records, and {@code "removing items"}
   * @return what was done, also if the feed could not be read to its end
   * @throws io.foresight.core.store.StoreException if the store stays away
   * @throws CancelledException if asked to stop; what was read is stored, nothing was removed
   */
  public FeedReport apply(FeedReader feed, FeedOptions options, Progress progress) {
    long start = clock.millis();
    FeedReport report = new FeedReport(options);
    Run run = new Run(options, report, progress, store.count(options.source()));
    try {
      feed.read(run);
      run.flush();
      if (options.mode() == FeedOptions.Mode.FULL) {
        new RemovalOfMissing(store, options, report, progress).run(run.seen, clock.millis());
      }
    } catch (FeedException e) {
      run.flush();
      report.problem(String.valueOf(e.getMessage()));
      if (options.mode() == FeedOptions.Mode.FULL) {
        report.removalRefused("the feed was not read to its end");
      }
    }
    store.refresh();
    report.took((clock.millis() - start) / 1000.0);
    return report;
  }

  /** Removes items by id, whatever their source; what is not there is no error. */
  public long remove(List<String> ids) {
    List<StoredItem> gone = new ArrayList<>();
    long now = clock.millis();
    store
        .getAll(new HashSet<>(ids))
        .values()
        .forEach(
            i -> {
              if (!i.isRemoved()) {
                gone.add(i.gone(now));
              }
            });
    store.putAll(gone);
    store.refresh();
    return gone.size();
  }

  private final class Run implements FeedReader.Sink {
    private final FeedOptions options;
    private final FeedReport report;
    private final Progress progress;
    private final ItemReader reader;
    private final boolean first;
    private final Set<Long> seen = new HashSet<>();
    private Map<String, @Nullable CatalogueItem> batch = new LinkedHashMap<>();

    Run(FeedOptions options, FeedReport report, Progress progress, long before) {
      this.options = options;
      this.report = report;
      this.progress = progress;
      this.reader = new ItemReader(options);
      this.first = before == 0;
    }

    @Override
    public void record(long line, Map<String, ?> values) {
      report.record();
      try {
        boolean removed = isRemoval(values);
        CatalogueItem item = removed ? null : reader.read(values, report::note);
        String id = item == null ? reader.idOf(values) : item.id();
        if (id == null) {
          throw new InvalidInputException("id", "is required");
        }
        if (!seen.add(MappedEvent.hash(id))) {
          report.duplicate();
        }
        batch.remove(id);
        batch.put(id, item);
      } catch (InvalidInputException e) {
        report.reject(line, e.field(), String.valueOf(e.getMessage()));
        String id = reader.idOf(values);
        if (id != null) {
          seen.add(MappedEvent.hash(id));
        }
      }
      if (batch.size() >= BATCH) {
        flush();
      }
    }

    private boolean isRemoval(Map<String, ?> values) {
      Object flag = values.get(REMOVED);
      boolean removed = Boolean.TRUE.equals(flag) || "true".equals(flag);
      if (removed && options.mode() == FeedOptions.Mode.FULL) {
        throw new InvalidInputException(REMOVED, "must not be in a full feed");
      }
      return removed;
    }

    @Override
    public void bad(long line, String reason) {
      report.record();
      report.reject(line, "", reason);
    }

    void flush() {
      progress.report("reading items", report.records(), -1);
      Map<String, @Nullable CatalogueItem> items = batch;
      batch = new LinkedHashMap<>();
      if (items.isEmpty()) {
        return;
      }
      long now = clock.millis();
      Map<String, StoredItem> before = store.getAll(items.keySet());
      List<StoredItem> writes = new ArrayList<>();
      items.forEach(
          (id, item) -> {
            StoredItem next = next(before.get(id), item, now);
            if (next != null) {
              writes.add(next);
            }
          });
      store.putAll(writes);
    }

    private @Nullable StoredItem next(
        @Nullable StoredItem old, @Nullable CatalogueItem item, long now) {
      if (item == null) {
        if (old == null || old.isRemoved()) {
          report.counted(0, 0, 1, 0, 0);
          return null;
        }
        report.counted(0, 0, 0, 1, 0);
        return old.gone(now);
      }
      if (old == null) {
        report.counted(1, 0, 0, 0, 0);
        boolean stamp = !first && item.firstSeen() == 0;
        CatalogueItem dated = stamp ? item.toBuilder().firstSeen(now).build() : item;
        return StoredItem.added(dated, options.source(), now);
      }
      if (!old.isRemoved() && options.source().equals(EVENTS) && !old.source().equals(EVENTS)) {
        report.counted(0, 0, 0, 0, 1);
        return null;
      }
      StoredItem next = old.changed(item, options.source(), now);
      if (!old.isRemoved()
          && next.item().equals(old.item())
          && next.source().equals(old.source())) {
        report.counted(0, 0, 1, 0, 0);
        return null;
      }
      report.counted(old.isRemoved() ? 1 : 0, old.isRemoved() ? 0 : 1, 0, 0, 0);
      return next;
    }
  }
}
