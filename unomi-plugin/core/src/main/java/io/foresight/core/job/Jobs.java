/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.job;

import io.foresight.core.store.ConflictException;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.StoredDocument;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs that run once per cluster. A job is a document; whoever holds the lease of its name runs it.
 * {@link #tick} must be called every few seconds on every node: it starts what is queued and takes
 * over what a dead node left, from its last checkpoint. Jobs of one name run one after another.
 */
public final class Jobs {
  static final String COLLECTION = "jobs";

  /** A lease not renewed for this long is free: its node is taken for dead. */
  public static final Duration LEASE = Duration.ofSeconds(30);

  /** How long after its end a job can be resumed: later its moment is not the present any more. */
  public static final Duration RESUMABLE = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final int MAX_ATTEMPTS = 5;

  private final DocumentStore store;
  private final Clock clock;
  private final Executor executor;
  private final Lease leases;
  private final Map<String, Work> works = new ConcurrentHashMap<>();
  private final Map<String, RunningJob> running = new ConcurrentHashMap<>();
  private volatile Function<String, Duration> limits = name -> Duration.ZERO;

  /**
   * @param clock the wall clock of the machine: leases compare it between nodes
   * @param executor runs the work; bounded as the operator configured
   * @param node unique per node and start
   */
  public Jobs(DocumentStore store, Clock clock, Executor executor, String node) {
    this.store = store;
    this.clock = clock;
    this.executor = executor;
    this.leases = new Lease(store, clock, node, LEASE);
  }

  /**
   * Limits how long one attempt of a job may take. Beyond, it ends as cancelled at its next report,
   * with an error that says so, and can be {@linkplain #resume resumed}.
   *
   * @param byName asked when a job starts; zero for as long as it takes
   */
  public Jobs limitedBy(Function<String, Duration> byName) {
    limits = byName;
    return this;
  }

  /** Tells how to do the work of a name. */
  public void register(String name, Work work) {
    works.put(name, work);
  }

  /**
   * Queues a job and starts it as soon as possible. When the same job with the same parameters is
   * still waiting, that one is returned instead of a second.
   *
   * @throws NoSuchElementException if no such work is registered
   */
  public JobRecord submit(String name, Map<String, Object> parameters) {
    if (!works.containsKey(name)) {
      throw new NoSuchElementException(
          "no job is called " + name + "; known are " + works.keySet());
    }
    store.refresh(COLLECTION);
    for (StoredDocument d :
        store.find(COLLECTION, Map.of("name", name, "state", "queued"), "", 100)) {
      JobRecord waiting = JobRecord.from(d.source());
      if (waiting.parameters().equals(parameters)) {
        return waiting;
      }
    }
    String id = name + "-" + UUID.randomUUID().toString().substring(0, 8);
    JobRecord job = JobRecord.queued(id, name, parameters, clock.millis());
    store.create(COLLECTION, id, job.toMap());
    store.refresh(COLLECTION);
    tick();
    return get(id).orElse(job);
  }

  /** A job by id. */
  public Optional<JobRecord> get(String id) {
    return store.get(COLLECTION, id).map(d -> JobRecord.from(d.source()));
  }

  /** The newest job of a name; empty when there never was one. */
  public Optional<JobRecord> newest(String name) {
    return store.find(COLLECTION, Map.of("name", name), "-createdAt", 1).stream()
        .findFirst()
        .map(d -> JobRecord.from(d.source()));
  }

  /** The newest jobs first. */
  public List<JobRecord> list(int limit) {
    List<JobRecord> out = new ArrayList<>();
    for (StoredDocument d : store.find(COLLECTION, Map.of(), "-createdAt", limit)) {
      out.add(JobRecord.from(d.source()));
    }
    return out;
  }

  /**
   * Asks a job to stop; it does at its next progress report, on whatever node it runs.
   *
   * @throws NoSuchElementException if there is no such job
   */
  public JobRecord cancel(String id) {
    while (true) {
      StoredDocument d =
          store.get(COLLECTION, id).orElseThrow(() -> new NoSuchElementException("no job " + id));
      JobRecord job = JobRecord.from(d.source());
      if (job.ended()) {
        return job;
      }
      JobRecord asked = job.with("cancelRequested", true);
      if (job.state() == JobRecord.State.QUEUED) {
        asked = asked.with(JobRecord.State.CANCELLED).with("finishedAt", clock.millis());
      }
      try {
        store.replace(COLLECTION, d, asked.toMap());
        RunningJob here = running.get(id);
        if (here != null) {
          here.requestCancel();
        }
        return asked;
      } catch (ConflictException raced) {
        LOG.debug("cancel of {} raced with its own progress; again", id);
      }
    }
  }

  /**
   * Takes up a job that was cancelled or failed, from where it was; one that has not ended goes on.
   *
   * @throws NoSuchElementException if there is no such job
   * @throws IllegalStateException if it succeeded, or ended longer ago than {@link #RESUMABLE}
   */
  public JobRecord resume(String id) {
    StoredDocument d =
        store.get(COLLECTION, id).orElseThrow(() -> new NoSuchElementException("no job " + id));
    JobRecord job = JobRecord.from(d.source());
    if (!job.ended()) {
      return job;
    }
    if (job.state() == JobRecord.State.SUCCEEDED) {
      throw new IllegalStateException("job " + id + " succeeded: nothing is left to do");
    }
    Object ended = job.toMap().get("finishedAt");
    if (!(ended instanceof Number)
        || clock.millis() - ((Number) ended).longValue() > RESUMABLE.toMillis()) {
      throw new IllegalStateException(
          "job " + id + " ended more than " + RESUMABLE.toHours() + " hours ago: start a new one");
    }
    JobRecord again =
        job.with(JobRecord.State.QUEUED)
            .with("phase", "waiting")
            .with("attempts", 0)
            .with("error", null)
            .with("finishedAt", null)
            .with("cancelRequested", null);
    try {
      store.replace(COLLECTION, d, again.toMap());
    } catch (ConflictException raced) {
      LOG.debug("somebody else has resumed {}", id);
    }
    store.refresh(COLLECTION);
    tick();
    return get(id).orElse(again);
  }

  /** Starts what waits and takes over what a dead node left. Cheap when there is nothing to do. */
  public void tick() {
    for (RunningJob r : running.values()) {
      r.renew();
    }
    store.refresh(COLLECTION);
    List<StoredDocument> open = new ArrayList<>();
    open.addAll(store.find(COLLECTION, Map.of("state", "running"), "createdAt", 100));
    open.addAll(store.find(COLLECTION, Map.of("state", "queued"), "createdAt", 100));
    for (StoredDocument d : open) {
      JobRecord job = JobRecord.from(d.source());
      Work work = works.get(job.name());
      if (work != null && !running.containsKey(job.id()) && !busyHere(job.name())) {
        start(job.id(), job.name(), work);
      }
    }
  }

  private boolean busyHere(String name) {
    return running.values().stream().anyMatch(r -> r.name().equals(name));
  }

  private synchronized void start(String id, String name, Work work) {
    if (running.containsKey(id) || busyHere(name) || !leases.acquire(name)) {
      return;
    }
    Optional<StoredDocument> fresh = store.get(COLLECTION, id);
    if (fresh.isEmpty() || JobRecord.from(fresh.get().source()).ended()) {
      leases.release(name);
      return;
    }
    JobRecord job = JobRecord.from(fresh.get().source());
    int attempts = ((Number) job.toMap().getOrDefault("attempts", 0)).intValue() + 1;
    JobRecord started = job.with(JobRecord.State.RUNNING).with("attempts", attempts);
    if (!job.toMap().containsKey("startedAt")) {
      started = started.with("startedAt", clock.millis());
    }
    if (attempts > MAX_ATTEMPTS) {
      started =
          started
              .with(JobRecord.State.FAILED)
              .with("error", "given up: its node died " + MAX_ATTEMPTS + " times during this job")
              .with("finishedAt", clock.millis());
    }
    try {
      StoredDocument stored = store.replace(COLLECTION, fresh.get(), started.toMap());
      if (started.ended()) {
        leases.release(name);
        return;
      }
      RunningJob run = new RunningJob(store, leases, clock, limits.apply(name), stored, started);
      running.put(id, run);
      executor.execute(() -> run(id, run, work));
    } catch (ConflictException taken) {
      leases.release(name);
    } catch (RejectedExecutionException stopping) {
      running.remove(id);
      leases.release(name);
    }
  }

  private void run(String id, RunningJob run, Work work) {
    try {
      run.perform(work);
    } finally {
      running.remove(id);
    }
  }
}
