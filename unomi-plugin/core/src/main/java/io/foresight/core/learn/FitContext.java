/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.job.Progress;

/** What every fit needs besides rows. Immutable. */
public final class FitContext {
  private final long seed;
  private final int threads;
  private final Progress progress;

  /**
   * @param seed of everything random; the same rows and seed give the same model
   * @param threads at most; part of the identity of a boosted model, so keep it fixed
   * @param progress told about long steps, may cancel
   */
  public FitContext(long seed, int threads, Progress progress) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more, was " + threads);
    }
    this.seed = seed;
    this.threads = threads;
    this.progress = progress;
  }

  /** Seed of everything random. */
  public long seed() {
    return seed;
  }

  /** Threads at most. */
  public int threads() {
    return threads;
  }

  /** Told about long steps. */
  public Progress progress() {
    return progress;
  }
}
