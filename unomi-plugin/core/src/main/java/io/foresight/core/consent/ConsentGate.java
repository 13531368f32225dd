/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.consent;

import io.foresight.core.input.Iso;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a profile may be used for a purpose: it must hold a granted, unrevoked Unomi consent of
 * the configured type (whatever its scope). An empty type switches the gate off, for organisations
 * whose lawful basis is another.
 */
public final class ConsentGate {
  private final String type;

  /**
   * @param type Unomi's {@code typeIdentifier}, e.g. {@code newsletter}; empty permits everybody
   */
  public ConsentGate(String type) {
    this.type = type.trim();
  }

  /** The consent type asked for; empty when the gate is off. */
  public String type() {
    return type;
  }

  /**
   * @param consents the profile's {@code consents} as stored by Unomi; null when it has none
   * @param now the product's now, ms
   */
  public boolean permits(@Nullable Object consents, long now) {
    if (type.isEmpty()) {
      return true;
    }
    if (!(consents instanceof Map)) {
      return false;
    }
    for (Object c : ((Map<?, ?>) consents).values()) {
      if (c instanceof Map && grants((Map<?, ?>) c, now)) {
        return true;
      }
    }
    return false;
  }

  private boolean grants(Map<?, ?> consent, long now) {
    if (!type.equals(consent.get("typeIdentifier"))
        || !"GRANTED".equalsIgnoreCase(String.valueOf(consent.get("status")))) {
      return false;
    }
    Object revoked = consent.get("revokeDate");
    return revoked == null || millis(revoked) > now;
  }

  private static long millis(Object date) {
    if (date instanceof Number) {
      return ((Number) date).longValue();
    }
    if (date instanceof Date) {
      return ((Date) date).getTime();
    }
    try {
      return Iso.millis(String.valueOf(date));
    } catch (DateTimeException unreadable) {
      // An end that cannot be read is taken for passed: rather lose a profile than use one wrongly.
      return Instant.MIN.getEpochSecond();
    }
  }
}
