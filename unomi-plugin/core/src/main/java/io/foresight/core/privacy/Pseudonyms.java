/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.privacy;

import io.foresight.core.input.InvalidInputException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes that stand for profiles in datasets: the first 64 bits of HMAC-SHA-256 (RFC 2104).
 * Without the key nobody can tell whose row it is, not even by trying all known ids; with it
 * everybody can, so this is pseudonymous, not anonymous, data. Two profiles share a hash with
 * probability n²/2⁶⁵ (about 3 in 100 million among a million profiles). Thread-safe.
 */
public final class Pseudonyms {
  /** Characters a configured key must have at least. */
  public static final int LEAST_KEY = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final Mac prototype;

  private Pseudonyms(byte[] key) {
    try {
      prototype = Mac.getInstance(ALGORITHM);
      prototype.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is part of every Java", e);
    }
  }

  /**
   * With the installation's key.
   *
   * @param key secret, at least 32 characters; changing it makes new pseudonyms of everybody
   * @throws InvalidInputException if it is too short; the message does not hold the key
   */
  public static Pseudonyms of(String key) {
    if (key.length() < LEAST_KEY) {
      throw new InvalidInputException(
          "privacy.key", "must have at least " + LEAST_KEY + " characters, had " + key.length());
    }
    return new Pseudonyms(key.getBytes(StandardCharsets.UTF_8));
  }

  /** With a key made of a seed, for tests and trials: whoever knows the seed knows the key. */
  public static Pseudonyms seeded(long seed) {
    return new Pseudonyms(ByteBuffer.allocate(16).putLong(seed).putLong(~seed).array());
  }

  /** The pseudonym of a profile. */
  public long hash(String profileId) {
    return ByteBuffer.wrap(mac().doFinal(profileId.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  /** A pseudonym as 16 hexadecimal digits. */
  public static String text(long hash) {
    return String.format(Locale.ROOT, "%016x", hash);
  }

  /** Tells keys apart without giving them away: 8 hexadecimal digits. */
  public String keyFingerprint() {
    byte[] mark = mac().doFinal("foresight key fingerprint".getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", ByteBuffer.wrap(mark).getInt());
  }

  /** A Mac is not thread-safe, but an initialised one can be copied. */
  private Mac mac() {
    try {
      return (Mac) prototype.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's " + ALGORITHM + " can be copied", e);
    }
  }
}
