/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Does independent rows of work on some threads. Each row's result must not depend on other rows,
 * so that it is the same on any number of threads.
 */
public final class Parallel {
  private static final int BATCH = 16;

  private final int threads;
  private final Runnable watch;

  /** On as many threads as given, the caller's included; at least one. */
  public Parallel(int threads) {
    this(threads, () -> {});
  }

  /**
   * Watched.
   *
   * @param watch called by every thread every few rows; what it throws ends the work
   */
  public Parallel(int threads, Runnable watch) {
    this.watch = watch;
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread is needed, not " + threads);
    }
    this.threads = threads;
  }

  /** How many threads. */
  public int threads() {
    return threads;
  }

  /**
   * Does all rows.
   *
   * @param rows how many
   * @param worker makes what one thread works with, its buffers inside
   * @throws RuntimeException the first that a row threw; the others are given up
   */
  public void rows(int rows, Supplier<IntConsumer> worker) {
    int batch = Math.max(1, Math.min(BATCH, rows / (4 * threads)));
    AtomicInteger next = new AtomicInteger();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Runnable work =
        () -> {
          try {
            IntConsumer one = worker.get();
            int from = next.getAndAdd(batch);
            while (from < rows && failure.get() == null) {
              watch.run();
              for (int r = from; r < Math.min(rows, from + batch); r++) {
                one.accept(r);
              }
              from = next.getAndAdd(batch);
            }
          } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
          }
        };
    int helpers = Math.min(threads, (rows + batch - 1) / batch) - 1;
    Thread[] others = new Thread[Math.max(0, helpers)];
    for (int t = 0; t < others.length; t++) {
      others[t] = new Thread(work, "foresight-recommend-" + t);
      others[t].setDaemon(true);
      others[t].start();
    }
    work.run();
    join(others);
    Throwable thrown = failure.get();
    if (thrown instanceof Error) {
      throw (Error) thrown;
    }
    if (thrown != null) {
      throw (RuntimeException) thrown;
    }
  }

  private static void join(Thread[] others) {
    boolean interrupted = false;
    for (Thread t : others) {
      while (true) {
        try {
          t.join();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
