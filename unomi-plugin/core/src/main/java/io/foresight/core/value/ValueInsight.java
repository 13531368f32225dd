/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.insight.Insight;
import io.foresight.core.job.Progress;
import java.util.Map;

/**
 * What each customer is worth and when he orders next: see docs/models/value.md and
 * docs/models/next-order.md. Immutable and thread-safe.
 */
public final class ValueInsight implements Insight {
  static final int MAX_HORIZON = 3650;
  private static final int MAX_CUSTOMERS = 20_000;

  private final int horizonDays;
  private final long seed;
  private final int threads;

  /** Looks 365 days ahead. */
  public ValueInsight(long seed) {
    this(365, seed, 1);
  }

  /**
   * @param horizonDays how far ahead value is predicted, 1..3650; default 365
   * @param seed of everything random
   * @param threads for the boosted trees; part of their identity, so keep it fixed
   * @throws InvalidInputException naming what is out of range
   */
  public ValueInsight(int horizonDays, long seed, int threads) {
    if (horizonDays < 1 || horizonDays > MAX_HORIZON) {
      throw new InvalidInputException("horizonDays", "must be 1.." + MAX_HORIZON);
    }
    this.horizonDays = horizonDays;
    this.seed = seed;
    this.threads = threads;
  }

  @Override
  public String id() {
    return "value";
  }

  @Override
  public Collector collector(long now) {
    return new ValueCollector(now, MAX_CUSTOMERS);
  }

  @Override
  public Learned learn(Collector all, long now, Progress progress) {
    ValueLearning learning =
        new ValueLearning((ValueCollector) all, horizonDays, seed, threads, progress);
    ValueModel model = learning.learn();
    return new ValueLearned(model, learning.report(), seed);
  }

  @Override
  public Learned restore(Map<String, Object> json) {
    Fields f = Fields.of("value", json);
    return new ValueLearned(ValueModel.fromMap(f), f.object("report").asMap(), seed);
  }
}
