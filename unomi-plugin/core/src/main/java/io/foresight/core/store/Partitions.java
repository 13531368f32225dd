/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

/** How profiles are dealt out to the partitions of a parallel read. */
public final class Partitions {
  private Partitions() {}

  /** The partition of a profile, 0-based: the remainder of its id's hash, without its sign. */
  public static int of(String profileId, int partitions) {
    return Math.abs(profileId.hashCode() % partitions);
  }

  /**
   * @throws IllegalArgumentException unless {@code 0 <= partition < partitions}
   */
  public static void require(int partition, int partitions) {
    if (partition < 0 || partition >= partitions) {
      throw new IllegalArgumentException(
          "partition must be in 0.." + (partitions - 1) + ", was " + partition);
    }
  }
}
