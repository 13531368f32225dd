/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

/** Reads what {@link StateWriter} wrote; throws {@link CorruptStateException}, nothing else. */
final class StateReader {
  private final byte[] bytes;
  private final int end;
  private int at;

  StateReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  int u8() {
    if (at >= end) {
      throw new CorruptStateException("it ends too early, at byte " + at);
    }
    return bytes[at++] & 0xff;
  }

  int u32() {
    return u8() << 24 | u8() << 16 | u8() << 8 | u8();
  }

  long varint() {
    long v = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      int b = u8();
      v |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return v;
      }
    }
    throw new CorruptStateException("a number has too many bytes, at byte " + at);
  }

  /** A varint that must not exceed a limit. */
  int varint(int limit) {
    long v = varint();
    if (v > limit) {
      throw new CorruptStateException(v + " exceeds " + limit + ", at byte " + at);
    }
    return (int) v;
  }

  double float32() {
    float f = Float.intBitsToFloat(u32());
    if (!Float.isFinite(f)) {
      throw new CorruptStateException("a number is not finite, at byte " + at);
    }
    return f;
  }

  double float64() {
    double d = Double.longBitsToDouble((long) u32() << 32 | u32() & 0xffffffffL);
    if (!Double.isFinite(d)) {
      throw new CorruptStateException("a number is not finite, at byte " + at);
    }
    return d;
  }

  void floats(double[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = float32();
    }
  }

  void sparseFloats(double[] into) {
    int[] masks = new int[(into.length + 7) / 8];
    for (int i = 0; i < masks.length; i++) {
      masks[i] = u8();
    }
    for (int i = 0; i < into.length; i++) {
      into[i] = (masks[i / 8] >> (i % 8) & 1) != 0 ? float32() : 0;
    }
  }

  void expectEnd() {
    if (at != end) {
      throw new CorruptStateException((end - at) + " bytes are left over");
    }
  }
}
