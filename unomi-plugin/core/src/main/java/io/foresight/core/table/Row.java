/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.table;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One row of a table. Mutable and reused on the scoring path, so not thread-safe. */
public final class Row {
  /** Numeric values in the order of {@link Schema#numbers()}; NaN means missing. */
  public final float[] numbers;

  /** Categorical values in the order of {@link Schema#categories()}; null means missing. */
  public final @Nullable String[] categories;

  Row(int numbers, int categories) {
    this.numbers = new float[numbers];
    this.categories = new @Nullable String[categories];
    clear();
  }

  /** Makes every value missing. */
  public void clear() {
    Arrays.fill(numbers, Float.NaN);
    Arrays.fill(categories, null);
  }

  /** An independent copy. */
  public Row copy() {
    Row r = new Row(numbers.length, categories.length);
    System.arraycopy(numbers, 0, r.numbers, 0, numbers.length);
    System.arraycopy(categories, 0, r.categories, 0, categories.length);
    return r;
  }
}
