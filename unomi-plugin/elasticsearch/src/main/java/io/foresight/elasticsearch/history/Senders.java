/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Threads that send, with a bound on what waits: who reads faster than Elasticsearch writes is held
 * up. The first failure is thrown at the reader; nothing is sent after it.
 */
final class Senders implements AutoCloseable {
  private final ExecutorService threads;
  private final int bound;
  private final Semaphore free;
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

  Senders(int count) {
    this.bound = count + 1;
    this.free = new Semaphore(bound);
    this.threads =
        Executors.newFixedThreadPool(
            count,
            work -> {
              Thread t = new Thread(work, "foresight history import");
              t.setDaemon(true);
              return t;
            });
  }

  /**
   * Does work soon.
   *
   * @throws RuntimeException what earlier work failed with
   */
  void submit(Runnable work) {
    free.acquireUninterruptibly();
    threads.execute(
        () -> {
          try {
            if (failure.get() == null) {
              work.run();
            }
          } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
          } finally {
            free.release();
          }
        });
    throwFailure();
  }

  /**
   * Waits until all work is done.
   *
   * @throws RuntimeException what it failed with
   */
  void await() {
    free.acquireUninterruptibly(bound);
    free.release(bound);
    throwFailure();
  }

  private void throwFailure() {
    RuntimeException e = failure.get();
    if (e != null) {
      throw e;
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
