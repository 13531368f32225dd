/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import io.foresight.core.model.ModelFormatException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Arrays as bytes, each with its length before it, and what is wrong with them. */
final class PackedArrays {
  private PackedArrays() {}

  static void write(int[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (int v : values) {
      out.writeInt(v);
    }
  }

  static void write(float[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (float v : values) {
      out.writeFloat(v);
    }
  }

  /** Of the given length, or of any that can be true where that is below 0. */
  static int[] ints(DataInputStream in, int length) throws IOException {
    int[] out = new int[length(in, length)];
    for (int i = 0; i < out.length; i++) {
      out[i] = in.readInt();
    }
    return out;
  }

  /** Of the given length. */
  static float[] floats(DataInputStream in, int length) throws IOException {
    float[] out = new float[length(in, length)];
    for (int i = 0; i < out.length; i++) {
      out[i] = in.readFloat();
      if (!Float.isFinite(out[i])) {
        throw new ModelFormatException("the model is corrupt: a value is no number");
      }
    }
    return out;
  }

  private static int length(DataInputStream in, int wanted) throws IOException {
    int n = in.readInt();
    if (n < 0 || wanted >= 0 && n != wanted || n > in.available() / 4) {
      throw new ModelFormatException("the model is corrupt: impossible length " + n);
    }
    return n;
  }

  /** Checks that starts ascend from 0 to the number of items, and items are known. */
  static void rows(int[] start, int[] item, int items) {
    boolean good = start.length > 0 && start[0] == 0 && start[start.length - 1] == item.length;
    for (int r = 1; good && r < start.length; r++) {
      good = start[r] >= start[r - 1];
    }
    for (int i : item) {
      good &= i >= 0 && i < items;
    }
    if (!good) {
      throw new ModelFormatException("the model is corrupt: rows do not fit");
    }
  }

  static int below(int v, int limit) {
    if (v < 0 || v >= limit) {
      throw new ModelFormatException("the model is corrupt: impossible value " + v);
    }
    return v;
  }
}
