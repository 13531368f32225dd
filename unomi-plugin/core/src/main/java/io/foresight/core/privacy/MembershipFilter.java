/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.privacy;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers which pseudonyms a model was trained with, as a Bloom filter (Bloom 1970; two hashes
 * make all, Kirsch and Mitzenmacher 2006): 14.4 bits each instead of 64. It never forgets one; it
 * wrongly names one in a thousand others, which flags a model too many and never one too few. What
 * it is asked about are keyed hashes, so without the key it tells nothing. Immutable.
 */
public final class MembershipFilter {
  /** Share of others that are wrongly named. */
  public static final double FALSE_POSITIVES = 0.001;

  private static final int HASHES = 10;
  private static final double BITS_EACH = 14.4;

  private final byte[] bits;
  private final long size;
  private final String key;

  private MembershipFilter(byte[] bits, long size, String key) {
    this.bits = bits;
    this.size = size;
    this.key = key;
  }

  /**
   * Remembers.
   *
   * @param pseudonyms of the training rows; may repeat
   * @param keyFingerprint of the key they were made with
   */
  public static MembershipFilter of(long[] pseudonyms, String keyFingerprint) {
    long distinct = Arrays.stream(pseudonyms).distinct().count();
    byte[] bits = new byte[(int) Math.min(1 << 28, Math.ceil(distinct * BITS_EACH / 8) + 8)];
    for (long p : pseudonyms) {
      for (int h = 0; h < HASHES; h++) {
        int at = position(p, h, bits.length);
        bits[at >>> 3] |= (byte) (1 << (at & 7));
      }
    }
    return new MembershipFilter(bits, distinct, keyFingerprint);
  }

  /** Whether a model was, or with one chance in a thousand might as well have been, trained so. */
  public boolean mightContain(long pseudonym) {
    for (int h = 0; h < HASHES; h++) {
      int at = position(pseudonym, h, bits.length);
      if ((bits[at >>> 3] & 1 << (at & 7)) == 0) {
        return false;
      }
    }
    return size > 0;
  }

  /** How many pseudonyms it remembers. */
  public long size() {
    return size;
  }

  /** Fingerprint of the key; pseudonyms of another key mean nothing to it. */
  public String keyFingerprint() {
    return key;
  }

  private static int position(long pseudonym, int hash, int bytes) {
    long second = pseudonym * 0x9e3779b97f4a7c15L;
    second = (second ^ second >>> 32) | 1;
    return (int) Math.floorMod(pseudonym + hash * second, 8L * bytes);
  }

  /** For the model's record. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("kind", "bloom");
    m.put("size", size);
    m.put("falsePositives", FALSE_POSITIVES);
    m.put("key", key);
    m.put("bits", Base64.getEncoder().encodeToString(bits));
    return m;
  }

  /**
   * Reads what {@link #toMap} wrote.
   *
   * @throws InvalidInputException if it is something else
   */
  public static MembershipFilter fromMap(Map<String, Object> map) {
    Fields f = Fields.of("members", map);
    if (!"bloom".equals(f.string("kind"))) {
      throw new InvalidInputException(f.at("kind"), "must be bloom");
    }
    try {
      byte[] bits = Base64.getDecoder().decode(f.string("bits"));
      if (bits.length == 0) {
        throw new InvalidInputException(f.at("bits"), "must not be empty");
      }
      return new MembershipFilter(bits, (long) f.number("size", 0, 0, 1e12), f.string("key"));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(f.at("bits"), "must be base64");
    }
  }
}
