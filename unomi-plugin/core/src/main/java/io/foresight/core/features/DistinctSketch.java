/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import java.util.List;

/**
 * How many different texts were seen, by linear counting (Whang, Vander-Zanden, Taylor 1990, doi
 * 10.1145/78922.78925): a bitmap of hashes, so merging is OR and idempotent. With m bits about m/2
 * are counted within some 5 %; far above that it saturates at {@code m ln m}.
 */
final class DistinctSketch {
  private final long[] words;

  /**
   * @param bits multiple of 64, a power of two, at most 256
   */
  DistinctSketch(int bits) {
    words = new long[bits / 64];
  }

  void addAll(List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      int h = texts.get(i).hashCode();
      h = (h ^ (h >>> 16)) * 0x85ebca6b;
      h = (h ^ (h >>> 13)) * 0xc2b2ae35;
      h ^= h >>> 16;
      set(h & (words.length * 64 - 1));
    }
  }

  double estimate() {
    int bits = words.length * 64;
    int free = bits - cardinality();
    return bits * Math.log(bits / (double) Math.max(1, free));
  }

  void merge(DistinctSketch other) {
    for (int i = 0; i < words.length; i++) {
      words[i] |= other.words[i];
    }
  }

  private void set(int bit) {
    words[bit >> 6] |= 1L << bit;
  }

  private int cardinality() {
    int n = 0;
    for (long w : words) {
      n += Long.bitCount(w);
    }
    return n;
  }

  // Few bits: their positions, a byte each. Many: the bitmap. The first byte tells which.
  void write(StateWriter out) {
    int n = cardinality();
    if (n >= words.length * 8) {
      out.u8(0xff);
      for (long w : words) {
        out.u32((int) (w >>> 32));
        out.u32((int) w);
      }
      return;
    }
    out.u8(n);
    for (int bit = 0; bit < words.length * 64; bit++) {
      if ((words[bit >> 6] >>> bit & 1) != 0) {
        out.u8(bit);
      }
    }
  }

  void read(StateReader in) {
    int n = in.u8();
    if (n == 0xff) {
      for (int i = 0; i < words.length; i++) {
        words[i] = (long) in.u32() << 32 | in.u32() & 0xffffffffL;
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      int bit = in.u8();
      if (bit >= words.length * 64) {
        throw new CorruptStateException("bit " + bit + " is outside of its sketch");
      }
      set(bit);
    }
  }
}
