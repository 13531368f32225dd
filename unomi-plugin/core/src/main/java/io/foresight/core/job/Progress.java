/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.job;

/**
 * How long work reports where it is and learns that it shall stop. Implementations are thread-safe
 * and cheap enough to be called for every batch of a few hundred items.
 */
public interface Progress {
  /** Nothing is reported and nothing is ever cancelled. */
  Progress NONE = (phase, done, total) -> {};

  /**
   * Reports progress.
   *
   * @param phase what is being done, in words an operator reads, e.g. {@code "reading events"}
   * @param done units finished in this phase
   * @param total units in this phase, or -1 when unknown
   * @throws CancelledException if somebody asked this work to stop
   */
  void report(String phase, long done, long total);
}
