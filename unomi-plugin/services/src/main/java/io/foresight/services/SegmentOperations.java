/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services;

import java.util.List;
import java.util.Map;

/** The verbs on Unomi segments made of what Foresight knows; errors as in {@link Operations}. */
public interface SegmentOperations {
  /** The segments we made: {@code id, name}. */
  List<Map<String, Object>> segments();

  /**
   * Creates or redefines plain Unomi segments: everybody to whom all of {@code stage, cluster,
   * persona} (one or a list), {@code highValue, valueAtLeast, leadPoints, goal} with {@code bands}
   * apply, as far as they are given; {@code each} (stage, cluster or persona) makes one for each
   * there is. The same request gives the same segments.
   *
   * @return {@code id, name, size} each
   */
  List<Map<String, Object>> createSegments(Map<String, Object> request);
}
