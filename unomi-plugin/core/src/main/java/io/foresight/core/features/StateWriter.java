/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import java.util.Arrays;

/** Appends packed values to a growing byte array. */
final class StateWriter {
  private byte[] bytes = new byte[512];
  private int size;

  void u8(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = (byte) value;
  }

  void u32(int value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      u8(value >>> shift);
    }
  }

  /** Seven bits a byte, low bits first; negative numbers are stored as 0. */
  void varint(long value) {
    long v = Math.max(0, value);
    while (v > 0x7f) {
      u8((int) (v & 0x7f) | 0x80);
      v >>>= 7;
    }
    u8((int) v);
  }

  void float32(double value) {
    u32(Float.floatToIntBits((float) value));
  }

  void float64(double value) {
    long bits = Double.doubleToLongBits(value);
    u32((int) (bits >>> 32));
    u32((int) bits);
  }

  void floats(double[] values) {
    for (double v : values) {
      float32(v);
    }
  }

  /** A bitmap of what is not zero, then only that. */
  void sparseFloats(double[] values) {
    for (int i = 0; i < values.length; i += 8) {
      int mask = 0;
      for (int j = i; j < Math.min(i + 8, values.length); j++) {
        mask |= (float) values[j] != 0 ? 1 << (j - i) : 0;
      }
      u8(mask);
    }
    for (double v : values) {
      if ((float) v != 0) {
        float32(v);
      }
    }
  }

  int size() {
    return size;
  }

  byte[] buffer() {
    return bytes;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }
}
