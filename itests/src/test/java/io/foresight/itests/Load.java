/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Visitors who look at one product after the other, each waiting for the answer. */
final class Load {
  private static final int THREADS = 4;
  private static final int PRODUCTS = 50;

  private final List<Visitor> visitors = new ArrayList<>();
  private final String endpoint;
  private long answered;

  /**
   * @param profiles who visits
   * @param viewsPerVisit how many products are looked at in a session
   */
  Load(URI unomi, String endpoint, List<String> profiles, int viewsPerVisit) {
    this.endpoint = endpoint;
    profiles.forEach(p -> visitors.add(new Visitor(unomi, p, viewsPerVisit)));
  }

  /** Requests answered so far, over all runs. */
  long answered() {
    return answered;
  }

  /** Runs for a while without minding what goes wrong: a server may still be settling. */
  void warmUp(long seconds) throws Exception {
    run(seconds, true);
  }

  /** Runs for a while; returns requests answered per second. */
  double run(long seconds) throws Exception {
    return run(seconds, false);
  }

  private double run(long seconds, boolean lenient) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    long begin = System.nanoTime();
    long end = begin + TimeUnit.SECONDS.toNanos(seconds);
    try {
      List<Future<Long>> threads = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        int first = t;
        threads.add(pool.submit(() -> visit(first, end, lenient)));
      }
      long requests = 0;
      for (Future<Long> thread : threads) {
        requests += thread.get();
      }
      answered += requests;
      return requests * 1e9 / (System.nanoTime() - begin);
    } finally {
      pool.shutdownNow();
    }
  }

  /** Every thread has visitors of its own: nobody clicks twice at once. */
  private long visit(int first, long end, boolean lenient) throws Exception {
    long requests = 0;
    for (int i = first; System.nanoTime() < end; i += THREADS) {
      Visitor visitor = visitors.get(i % visitors.size());
      HttpResponse<String> answer = visitor.views("product-" + i % PRODUCTS, endpoint);
      boolean processed =
          endpoint.equals(Visitor.COLLECTOR) || answer.body().contains("\"processedEvents\":1");
      if (answer.statusCode() == 200 && processed) {
        requests++;
      } else if (!lenient) {
        throw new AssertionError(endpoint + " answers " + answer.statusCode() + answer.body());
      }
    }
    return requests;
  }
}
