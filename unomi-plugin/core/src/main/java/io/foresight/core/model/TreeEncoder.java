/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Turns a row into the inputs of trees: numbers as they are (NaN stays: trees learn where missing
 * goes), each category as one 0/1 input per level, "missing" and "other" among them.
 */
public final class TreeEncoder {
  private final Schema schema;
  private final List<CategoryLevels> levels;
  private final int[] source;

  /**
   * @param schema columns of the rows
   * @param levels known levels of each categorical column, in the order of {@link
   *     Schema#categories()}
   */
  public TreeEncoder(Schema schema, List<CategoryLevels> levels) {
    if (levels.size() != schema.categories().size()) {
      throw new IllegalArgumentException("one list of levels per categorical column is needed");
    }
    this.schema = schema;
    this.levels = Collections.unmodifiableList(new ArrayList<>(levels));
    List<Integer> from = new ArrayList<>();
    for (Column c : schema.numbers()) {
      from.add(schema.columns().indexOf(c));
    }
    for (int c = 0; c < levels.size(); c++) {
      int column = schema.columns().indexOf(schema.categories().get(c));
      from.addAll(Collections.nCopies(levels.get(c).width(), column));
    }
    source = from.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Columns of the rows. */
  public Schema schema() {
    return schema;
  }

  /** Known levels of each categorical column. */
  public List<CategoryLevels> levels() {
    return levels;
  }

  /** Number of inputs. */
  public int width() {
    return source.length;
  }

  /** Index in {@link Schema#columns()} of the column that input {@code i} is made of. */
  public int source(int i) {
    return source[i];
  }

  /** Writes the {@link #width()} inputs of a row to {@code out} from {@code offset} on. */
  public void encode(Row row, float[] out, int offset) {
    int at = offset;
    for (float v : row.numbers) {
      out[at++] = Float.isInfinite(v) ? Math.copySign(Float.MAX_VALUE, v) : v;
    }
    for (int c = 0; c < levels.size(); c++) {
      CategoryLevels known = levels.get(c);
      int end = at + known.width();
      int hot = at + known.position(row.categories[c]);
      while (at < end) {
        out[at] = at == hot ? 1f : 0f;
        at++;
      }
    }
  }
}
