/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that stand for the values of a text column of many values. Holds hashes, not texts: a
 * company's or a town's name is no model's business. Values without a number of their own, so all
 * never seen, are 0, which is what the average value gets. Immutable.
 */
public final class TargetTable {
  private final float missing;
  private final long[] hashes;
  private final float[] values;

  /**
   * @param missing number of the missing value
   * @param hashes {@link #hash} of each known value, strictly ascending
   * @param values their numbers
   * @throws IllegalArgumentException if hashes do not ascend or differ in number from values
   */
  public TargetTable(float missing, long[] hashes, float[] values) {
    if (hashes.length != values.length) {
      throw new IllegalArgumentException("as many numbers as values are needed");
    }
    for (int i = 1; i < hashes.length; i++) {
      if (hashes[i] <= hashes[i - 1]) {
        throw new IllegalArgumentException("hashes must ascend");
      }
    }
    this.missing = missing;
    this.hashes = hashes.clone();
    this.values = values.clone();
  }

  /** The number of a value; never fails. */
  public float value(@Nullable String text) {
    if (text == null) {
      return missing;
    }
    int at = Arrays.binarySearch(hashes, hash(text));
    return at < 0 ? 0 : values[at];
  }

  /** 64-bit FNV-1a hash of a text, mixed; stable across processes and releases. */
  public static long hash(String text) {
    long h = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * 0x100000001b3L;
    }
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    return h ^ (h >>> 33);
  }

  float missing() {
    return missing;
  }

  long[] hashes() {
    return hashes;
  }

  float[] values() {
    return values;
  }
}
