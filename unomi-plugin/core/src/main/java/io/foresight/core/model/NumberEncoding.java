/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

import java.util.Arrays;

/**
 * How a linear model reads one numeric column. Either one standardised input, of the value itself
 * or of its signed logarithm, or one 0/1 input per quantile bin. Missing always has an input of its
 * own. Immutable.
 */
public final class NumberEncoding {
  /** The shape of the dependence on the value. */
  public enum Shape {
    /** Straight line in the value. */
    PLAIN,
    /** Straight line in sign(v) × ln(1 + |v|): for heavy-tailed amounts and counts. */
    LOG,
    /** A step per quantile bin: any shape, at the price of more weights. */
    BINS
  }

  private final Shape shape;
  private final double mean;
  private final double scale;
  private final double low;
  private final double high;
  private final float[] edges;

  NumberEncoding(Shape shape, double mean, double scale, double low, double high, float[] edges) {
    this.shape = shape;
    this.mean = mean;
    this.scale = scale;
    this.low = low;
    this.high = high;
    this.edges = edges;
  }

  /**
   * A standardised input (v - mean) / scale of the value or its logarithm.
   *
   * @param shape PLAIN or LOG
   * @param mean mean of the (transformed) training values
   * @param scale their standard deviation, above 0
   * @param low lowest (transformed) value that is told apart; what lies below counts as it
   * @param high highest one
   */
  public static NumberEncoding line(
      Shape shape, double mean, double scale, double low, double high) {
    if (shape == Shape.BINS || !(scale > 0) || !(low <= high)) {
      throw new IllegalArgumentException("a line needs a scale above 0 and low <= high");
    }
    return new NumberEncoding(shape, mean, scale, low, high, new float[0]);
  }

  /**
   * One input per bin: bin k holds edges[k-1] &lt;= v &lt; edges[k].
   *
   * @param edges strictly ascending
   */
  public static NumberEncoding bins(float[] edges) {
    return new NumberEncoding(Shape.BINS, 0, 1, 0, 0, edges.clone());
  }

  /** The shape of the dependence. */
  public Shape shape() {
    return shape;
  }

  /** Whether there is a standardised input. */
  boolean line() {
    return shape != Shape.BINS;
  }

  /** Number of 0/1 inputs; the last one is "missing". */
  int steps() {
    return line() ? 1 : edges.length + 2;
  }

  /** The standardised input; 0 (the mean) when missing. */
  double standardised(float v) {
    if (Float.isNaN(v)) {
      return 0;
    }
    double t = Math.min(high, Math.max(low, transform(shape, v)));
    return (t - mean) / scale;
  }

  /** Which 0/1 input is on, or -1. */
  int step(float v) {
    if (Float.isNaN(v)) {
      return steps() - 1;
    }
    if (line()) {
      return -1;
    }
    int at = Arrays.binarySearch(edges, v);
    return at >= 0 ? at + 1 : -at - 1;
  }

  /** The value or its signed logarithm. */
  public static double transform(Shape shape, float v) {
    return shape == Shape.LOG ? Math.copySign(Math.log1p(Math.abs((double) v)), v) : v;
  }

  double mean() {
    return mean;
  }

  double scale() {
    return scale;
  }

  double low() {
    return low;
  }

  double high() {
    return high;
  }

  float[] edges() {
    return edges;
  }
}
