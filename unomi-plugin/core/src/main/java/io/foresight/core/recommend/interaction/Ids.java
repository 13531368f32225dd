/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.interaction;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;

/**
 * Ids in ascending order and their numbers from 0: the same for the same ids, however they came.
 */
public final class Ids {
  private final String[] sorted;

  /** Takes ids that are sorted and distinct. */
  Ids(String[] sorted) {
    this.sorted = sorted;
  }

  /** The distinct ids among those given. */
  public static Ids of(Collection<String> ids) {
    return new Ids(new TreeSet<>(ids).toArray(new String[0]));
  }

  /** How many there are. */
  public int size() {
    return sorted.length;
  }

  /** The number of an id, -1 where it is unknown. */
  public int of(String id) {
    return Math.max(-1, Arrays.binarySearch(sorted, id));
  }

  /** The id of a number. */
  public String id(int number) {
    return sorted[number];
  }
}
