/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.insight;

import io.foresight.core.job.Progress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something learned from everybody's history and said about each profile, beside the goals: what a
 * customer is worth, where in life he is, whom he resembles. Learned in one pass over all subjects,
 * gathered in parts side by side; said again and again without that pass. Implementations are
 * immutable and thread-safe.
 */
public interface Insight {
  /** Key below {@code systemProperties.foresight} and in REST, e.g. {@code value}. */
  String id();

  /** An empty collector for one part of the profiles; used by one thread. */
  Collector collector(long now);

  /**
   * Learns. Never throws for poor data: what it then says is thinner, and its report says why.
   *
   * @param all everybody, the merged collectors of this insight
   * @param now the product's now, ms since 1970
   */
  Learned learn(Collector all, long now, Progress progress);

  /**
   * Learns with an eye on what was learned before, so that names and ids stay what they were.
   * Default: without.
   *
   * @param previous of the last run; null at first
   */
  default Learned learn(Collector all, @Nullable Learned previous, long now, Progress progress) {
    return learn(all, now, progress);
  }

  /** Whether {@link Learned#say} is asked again after each event, or only in bulk (default). */
  default boolean followsEvents() {
    return false;
  }

  /**
   * What {@link Learned#toMap} wrote.
   *
   * @throws io.foresight.core.input.InvalidInputException if it cannot be read
   */
  Learned restore(Map<String, Object> json);

  /** What one part of the profiles amounts to. */
  interface Collector {
    /** Takes one profile in; its events are there. */
    void add(Subject subject);

    /** Takes another part in, of the same insight; the order of merging does not matter. */
    void merge(Collector other);
  }

  /** What was learned; immutable and thread-safe. */
  interface Learned {
    /** JSON-like and complete, a few hundred kilobytes at most; holds no profile's identifier. */
    Map<String, Object> toMap();

    /** What an operator is told: figures, quality, the data behind it, warnings. JSON-like. */
    Map<String, Object> report();

    /**
     * What is said about one profile: JSON-like, small, the same keys for all; empty for nothing to
     * say. Goes to {@code systemProperties.foresight.<id>}; what was said before is in {@link
     * Subject#foresight}.
     *
     * @param now the product's now, ms since 1970
     */
    Map<String, Object> say(Subject subject, long now);
  }
}
