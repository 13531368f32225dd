/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Turns a row into the inputs of a linear model: {@link #lines()} standardised numbers first, then
 * 0/1 inputs in blocks, one block per numeric column (bins and "missing") and one per categorical
 * column (levels, "missing", "other"); at most one input of a block is on.
 */
public final class LinearEncoder {
  private final Schema schema;
  private final List<NumberEncoding> numbers;
  private final List<CategoryLevels> levels;
  private final int[] lineOf;
  private final int[] blockOffset;
  private final int lines;
  private final int width;

  /**
   * @param schema columns of the rows
   * @param numbers one encoding per numeric column
   * @param levels known levels of each categorical column
   */
  public LinearEncoder(Schema schema, List<NumberEncoding> numbers, List<CategoryLevels> levels) {
    if (numbers.size() != schema.numbers().size() || levels.size() != schema.categories().size()) {
      throw new IllegalArgumentException("one encoding per column is needed");
    }
    this.schema = schema;
    this.numbers = Collections.unmodifiableList(new ArrayList<>(numbers));
    this.levels = Collections.unmodifiableList(new ArrayList<>(levels));
    lineOf = new int[numbers.size()];
    blockOffset = new int[numbers.size() + levels.size()];
    int line = 0;
    for (int c = 0; c < lineOf.length; c++) {
      lineOf[c] = numbers.get(c).line() ? line++ : -1;
    }
    lines = line;
    int offset = line;
    for (int b = 0; b < blockOffset.length; b++) {
      blockOffset[b] = offset;
      offset += b < lineOf.length ? numbers.get(b).steps() : levels.get(b - lineOf.length).width();
    }
    width = offset;
  }

  /** Columns of the rows. */
  public Schema schema() {
    return schema;
  }

  /** Number of standardised inputs; they come first. */
  public int lines() {
    return lines;
  }

  /** Number of blocks of 0/1 inputs: one per column, numeric columns first. */
  public int blocks() {
    return blockOffset.length;
  }

  /** Number of inputs, so of weights. */
  public int width() {
    return width;
  }

  /**
   * Writes the standardised inputs and, for each block, the index of the input that is on (-1 for
   * none).
   */
  public void encode(Row row, float[] line, int lineOffset, int[] on, int onOffset) {
    for (int c = 0; c < lineOf.length; c++) {
      if (lineOf[c] >= 0) {
        line[lineOffset + lineOf[c]] = (float) numbers.get(c).standardised(row.numbers[c]);
      }
    }
    for (int b = 0; b < blockOffset.length; b++) {
      on[onOffset + b] = on(b, row);
    }
  }

  /** What numeric column {@code c} adds to the margin under the given weights. */
  double numberPart(int c, Row row, double[] weights) {
    double part = 0;
    if (lineOf[c] >= 0) {
      part = weights[lineOf[c]] * (float) numbers.get(c).standardised(row.numbers[c]);
    }
    int on = on(c, row);
    return on < 0 ? part : part + weights[on];
  }

  /** What categorical column {@code c} adds to the margin under the given weights. */
  double categoryPart(int c, Row row, double[] weights) {
    return weights[on(lineOf.length + c, row)];
  }

  private int on(int block, Row row) {
    int step =
        block < lineOf.length
            ? numbers.get(block).step(row.numbers[block])
            : levels.get(block - lineOf.length).position(row.categories[block - lineOf.length]);
    return step < 0 ? -1 : blockOffset[block] + step;
  }

  List<NumberEncoding> numbers() {
    return numbers;
  }

  List<CategoryLevels> levels() {
    return levels;
  }
}
