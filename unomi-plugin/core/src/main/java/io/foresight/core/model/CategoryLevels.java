/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of one categorical column that a model knows. Position 0 to n-1 are the known values,
 * n is "missing", n+1 is "other": rare values of the training rows and values never seen there.
 */
public final class CategoryLevels {
  private final List<String> names;
  private final Map<String, Integer> positions = new HashMap<>();

  /**
   * @param names known values, each once, in a fixed order
   */
  public CategoryLevels(List<String> names) {
    this.names = Collections.unmodifiableList(new ArrayList<>(names));
    for (String n : names) {
      if (positions.put(n, positions.size()) != null) {
        throw new IllegalArgumentException("level " + n + " occurs twice");
      }
    }
  }

  /** Position of a value; never fails. */
  public int position(@Nullable String value) {
    if (value == null) {
      return names.size();
    }
    Integer p = positions.get(value);
    return p == null ? names.size() + 1 : p;
  }

  /** Number of positions, "missing" and "other" included. */
  public int width() {
    return names.size() + 2;
  }

  /** The known values in order. */
  public List<String> names() {
    return names;
  }
}
