/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.job;

import io.foresight.core.store.ConflictException;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.StoreException;
import io.foresight.core.store.StoredDocument;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt at a job on this node: writes progress, renews the lease, notices cancellation. */
final class RunningJob implements JobContext {
  private static final Logger LOG = LoggerFactory.getLogger(RunningJob.class);
  private static final long WRITE_EVERY_MS = 1_000;

  private final DocumentStore store;
  private final Lease leases;
  private final Clock clock;
  private final Duration limit;
  private final long began;
  private StoredDocument stored;
  private JobRecord job;
  private long lastWrite;
  private String loggedPhase = "";
  private volatile boolean cancelRequested;
  private volatile boolean lost;

  /**
   * @param limit how long this attempt may take; zero for as long as it takes
   */
  RunningJob(
      DocumentStore store,
      Lease leases,
      Clock clock,
      Duration limit,
      StoredDocument stored,
      JobRecord job) {
    this.limit = limit;
    this.began = clock.millis();
    this.store = store;
    this.leases = leases;
    this.clock = clock;
    this.stored = stored;
    this.job = job;
    this.lastWrite = clock.millis();
  }

  String name() {
    return job.name();
  }

  void requestCancel() {
    cancelRequested = true;
  }

  void renew() {
    try {
      if (!leases.acquire(name())) {
        lost = true;
      }
    } catch (StoreException away) {
      LOG.warn("the lease of job {} could not be renewed: {}", name(), away.getMessage());
    }
  }

  void perform(Work work) {
    JobRecord end;
    try {
      LOG.info("Job {} started", job.id());
      Map<String, Object> result = work.run(this);
      end =
          current()
              .with(JobRecord.State.SUCCEEDED)
              .with("result", result)
              .with("phase", "done")
              .with("checkpoint", null);
      LOG.info("Job {} succeeded", job.id());
    } catch (CancelledException e) {
      end = current().with(JobRecord.State.CANCELLED).with("error", e.getMessage());
      LOG.info("Job {} cancelled", job.id());
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      LOG.error("Job {} failed", job.id(), e);
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      end = current().with(JobRecord.State.FAILED).with("error", why);
    }
    if (!lost) {
      finish(end.with("finishedAt", clock.millis()));
    }
  }

  private synchronized JobRecord current() {
    return job;
  }

  private synchronized void finish(JobRecord end) {
    // The store may be away for a moment just now; the end of hours of work is worth some patience.
    for (int attempt = 1; ; attempt++) {
      try {
        store.put(Jobs.COLLECTION, job.id(), end.toMap());
        leases.release(name());
        return;
      } catch (StoreException away) {
        if (attempt == 10) {
          LOG.error("the end of job {} could not be stored; it will run again", job.id(), away);
          return;
        }
      }
    }
  }

  @Override
  public Map<String, Object> parameters() {
    return job.parameters();
  }

  @Override
  public synchronized Map<String, Object> checkpoint() {
    return job.checkpoint();
  }

  @Override
  public synchronized void checkpoint(Map<String, Object> state) {
    job = job.with("checkpoint", state);
    write();
  }

  @Override
  public synchronized void report(String phase, long done, long total) {
    if (lost) {
      throw new CancelledException("another node took over");
    }
    if (cancelRequested) {
      throw new CancelledException("stopped on request during " + phase);
    }
    if (!limit.isZero() && clock.millis() - began > limit.toMillis()) {
      throw new CancelledException(
          "stopped after "
              + limit.toMinutes()
              + " minutes, the limit of such jobs (jobs.maxMinutes), during "
              + phase
              + "; resume it, with a higher limit where it needs one");
    }
    job = job.with("phase", phase).with("done", done).with("total", total);
    if (!phase.equals(loggedPhase)) {
      loggedPhase = phase;
      LOG.info("Job {}: {}", job.id(), phase);
    }
    if (clock.millis() - lastWrite >= WRITE_EVERY_MS) {
      write();
      renew();
    }
  }

  private void write() {
    lastWrite = clock.millis();
    try {
      stored = store.replace(Jobs.COLLECTION, stored, job.toMap());
    } catch (ConflictException changed) {
      store
          .get(Jobs.COLLECTION, job.id())
          .ifPresent(
              d -> {
                stored = d;
                if (Boolean.TRUE.equals(d.source().get("cancelRequested"))) {
                  cancelRequested = true;
                  job = job.with("cancelRequested", true);
                }
              });
      if (cancelRequested) {
        throw new CancelledException("stopped on request");
      }
    } catch (StoreException away) {
      LOG.warn("progress of job {} could not be stored: {}", job.id(), away.getMessage());
    }
  }
}
