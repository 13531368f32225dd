/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

/** Samples profiles by their pseudonym: the same profile always falls on the same side. */
final class Sampling {
  private Sampling() {}

  /** Whether a profile belongs to a sample of this rate (0..1). */
  static boolean keep(long pseudonym, double rate) {
    return rate >= 1 || (pseudonym >>> 11) * 0x1.0p-53 < rate;
  }
}
