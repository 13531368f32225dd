/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.measure;

import java.util.List;

/** A set that one person was shown. Immutable. */
public final class Shown {
  private final String set;
  private final String slot;
  private final long time;
  private final List<String> items;
  private final List<String> sources;

  /**
   * @param set id of the set
   * @param time when it was seen, milliseconds since 1970
   * @param items ids of the items
   * @param sources what placed each
   * @throws IllegalArgumentException if there are not as many sources as items
   */
  public Shown(String set, String slot, long time, List<String> items, List<String> sources) {
    if (items.size() != sources.size()) {
      throw new IllegalArgumentException(
          items.size() + " items need as many sources, not " + sources.size());
    }
    this.set = set;
    this.slot = slot;
    this.time = time;
    this.items = List.copyOf(items);
    this.sources = List.copyOf(sources);
  }

  /** Id of the set. */
  public String set() {
    return set;
  }

  /** Id of the slot. */
  public String slot() {
    return slot;
  }

  /** When it was seen, milliseconds since 1970. */
  public long time() {
    return time;
  }

  /** Ids of the items. */
  public List<String> items() {
    return items;
  }

  /** What placed each item. */
  public List<String> sources() {
    return sources;
  }
}
