/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import io.foresight.core.job.CancelledException;
import io.foresight.core.job.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Works through numbered parts on a few threads and stops them all at the first failure. */
public final class Parts {
  /** Events of one part that are held in memory at once. */
  public static final long EVENTS_PER_PART = 400_000;

  /** Profiles whose events are asked for at once. */
  public static final int PROFILES_AT_ONCE = 5_000;

  private Parts() {}

  /** How many parts so many events should be read in, at least one per thread. */
  public static int count(long events, int threads) {
    return (int)
        Math.max(threads, Math.min(1024, (events + EVENTS_PER_PART - 1) / EVENTS_PER_PART));
  }

  /**
   * Cuts ids into lists short enough to ask an event source for; views of the list given.
   *
   * @return lists of at most {@link #PROFILES_AT_ONCE}, none for no ids
   */
  public static List<List<String>> asked(List<String> ids) {
    List<List<String>> out = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += PROFILES_AT_ONCE) {
      out.add(ids.subList(from, Math.min(ids.size(), from + PROFILES_AT_ONCE)));
    }
    return out;
  }

  /**
   * Runs every part once.
   *
   * @param skip parts with a lower number are already done
   * @throws RuntimeException the first failure of any part
   */
  public static void run(
      String phase, int skip, int parts, int threads, IntConsumer part, Progress progress) {
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads));
    AtomicInteger done = new AtomicInteger(skip);
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (int i = skip; i < parts; i++) {
        int number = i;
        futures.add(
            pool.submit(
                () -> {
                  part.accept(number);
                  progress.report(phase, done.incrementAndGet(), parts);
                }));
      }
      for (Future<?> f : futures) {
        f.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException) {
        throw (RuntimeException) e.getCause();
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException | CancellationException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("interrupted during " + phase);
    } finally {
      pool.shutdownNow();
    }
  }
}
