/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.slot;

import io.foresight.core.input.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Moves items that match up (factor above 1) or down (below 1). Immutable. */
public final class Boost {
  private final ItemFilter filter;
  private final double factor;

  private Boost(ItemFilter filter, double factor) {
    this.filter = filter;
    this.factor = factor;
  }

  /**
   * Reads {@code {"filter": {…}, "factor": 2}}; the factor lies in 0..100, 0 puts items last.
   *
   * @throws io.foresight.core.input.InvalidInputException naming the field
   */
  public static Boost fromMap(Fields f) {
    f.allowOnly(Set.of("filter", "factor"));
    return new Boost(ItemFilter.fromMap(f.object("filter")), f.number("factor", 1, 0, 100));
  }

  /** JSON-like; {@link #fromMap} reads it back. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("filter", filter.toMap());
    m.put("factor", factor);
    return m;
  }

  /** Which items. */
  public ItemFilter filter() {
    return filter;
  }

  /** What their score is multiplied by. */
  public double factor() {
    return factor;
  }
}
