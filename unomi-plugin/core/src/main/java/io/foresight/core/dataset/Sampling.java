/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import java.nio.charset.StandardCharsets;

/** Hashes and samples profiles: the same profile always falls on the same side. */
public final class Sampling {
  private Sampling() {}

  /**
   * A well-mixed 64-bit hash (FNV-1a, finished with SplitMix64's mixer).
   *
   * @param seed makes the hash of one installation differ from another's
   */
  public static long hash(String profileId, long seed) {
    long h = 0xcbf29ce484222325L ^ seed;
    for (byte b : profileId.getBytes(StandardCharsets.UTF_8)) {
      h = (h ^ (b & 0xff)) * 0x100000001b3L;
    }
    h = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
    h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
    return h ^ (h >>> 31);
  }

  /** Whether a profile belongs to a sample of this rate (0..1). */
  public static boolean keep(long hash, double rate) {
    return rate >= 1 || (hash >>> 11) * 0x1.0p-53 < rate;
  }
}
