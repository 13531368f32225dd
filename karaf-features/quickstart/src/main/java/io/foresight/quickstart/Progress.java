/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

/** Is told how far a step is. */
@FunctionalInterface
interface Progress {
  /**
   * @param phase what is being done, in words
   * @param done how much is done; negative if that cannot be said
   * @param total how much there is to do; negative if that is not known
   */
  void report(String phase, long done, long total);

  /** Progress in words alone. */
  default void say(String phase) {
    report(phase, -1, -1);
  }
}
