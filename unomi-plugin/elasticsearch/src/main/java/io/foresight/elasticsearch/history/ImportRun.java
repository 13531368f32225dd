/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import io.foresight.core.history.ImportOptions;
import io.foresight.core.history.ImportReport;
import io.foresight.core.job.Progress;
import io.foresight.elasticsearch.ElasticsearchConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One import under way: takes events, stores them, and keeps profiles and sessions in step. */
final class ImportRun implements Consumer<HistoryRecord> {
  private static final int MAX_HELD = 100_000;

  private final Checkpoint checkpoint;
  private final int checkpointEvery;
  private final Senders senders;
  private final EventWriter events;
  private final MergingWriter<ProfileEntry> profileWriter;
  private final MergingWriter<SessionEntry> sessionWriter;
  private final ProfileIds profileIds;
  private final VisitCounts visitCounts;
  private final Map<String, ProfileEntry> profiles = new LinkedHashMap<>();
  private final Map<String, SessionEntry> sessions = new LinkedHashMap<>();
  private final LongSet withSessions = new LongSet();
  private final Map<String, Long> types = new TreeMap<>();
  private final long skip;
  private final long refusedBefore;
  private long count;
  private boolean anySession;
  private long from = Long.MAX_VALUE;
  private long to = Long.MIN_VALUE;

  ImportRun(
      ElasticsearchConnection connection,
      Checkpoint checkpoint,
      ImportOptions options,
      Senders senders,
      RejectedLines rejected,
      Clock clock) {
    String prefix = connection.indexPrefix();
    this.checkpoint = checkpoint;
    this.skip = checkpoint.events();
    this.refusedBefore = checkpoint.refused();
    this.checkpointEvery = options.checkpointEvery();
    this.senders = senders;
    this.events = new EventWriter(connection, senders, options.scope(), rejected);
    this.profileWriter =
        new MergingWriter<>(
            connection,
            "Storing profiles",
            new ProfileMerge(prefix + "-profile", options.scope(), clock),
            true);
    this.sessionWriter =
        new MergingWriter<>(
            connection, "Storing sessions", new SessionMerge(prefix, options.scope()), true);
    this.profileIds = new ProfileIds(connection, options.profileIdPrefix());
    this.visitCounts = new VisitCounts(connection);
  }

  @Override
  public void accept(HistoryRecord r) {
    count++;
    types.merge(r.type, 1L, Long::sum);
    from = Math.min(from, r.time);
    to = Math.max(to, r.time);
    String profileId = profileIds.of(r.customer);
    if (r.session != null) {
      anySession = true;
      withSessions.add(Hashes.of(profileId));
    }
    if (count <= skip) {
      return;
    }
    events.add(r, profileId);
    ProfileEntry profile = profiles.computeIfAbsent(profileId, ProfileEntry::new);
    profile.add(r, beginsVisit(r, profile));
    if ((count - skip) % checkpointEvery == 0
        || profiles.size() >= MAX_HELD
        || sessions.size() >= MAX_HELD) {
      store();
    }
  }

  private boolean beginsVisit(HistoryRecord r, ProfileEntry profile) {
    if (r.session == null) {
      return r.visit;
    }
    int before = sessions.size();
    sessions.computeIfAbsent(r.session, id -> new SessionEntry(id, profile)).add(r);
    return sessions.size() > before;
  }

  /** Stores all that was taken and moves the checkpoint there. */
  void store() {
    events.flush();
    sessionWriter.write(sessions.values(), senders);
    profileWriter.write(profiles.values(), senders);
    senders.await();
    sessions.clear();
    profiles.clear();
    if (count > skip) {
      checkpoint.reached(count, refused());
    }
  }

  private long refused() {
    return events.refused() + refusedBefore;
  }

  /** What is to be done once, after everything is stored and findable. */
  void finish(Progress progress) {
    if (anySession) {
      visitCounts.update(withSessions, senders, progress);
    }
    checkpoint.done();
  }

  void report(ImportReport.Builder report) {
    report
        .count("events", count - refused())
        .count("alreadyThere", events.alreadyThere())
        .count("profiles", profileWriter.written())
        .count("sessions", sessionWriter.written())
        .types(types)
        .between(instant(from, Long.MAX_VALUE), instant(to, Long.MIN_VALUE));
  }

  private static @Nullable Instant instant(long millis, long none) {
    return millis == none ? null : Instant.ofEpochMilli(millis);
  }
}
