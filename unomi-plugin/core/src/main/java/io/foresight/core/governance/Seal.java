/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.governance;

import io.foresight.core.store.JsonValues;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Seals a JSON-like entry: HMAC-SHA-256 over a form that storing and reading back keeps. */
final class Seal {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LEAST_KEY = 16;

  private final SecretKeySpec key;

  Seal(byte[] key) {
    if (key.length < LEAST_KEY) {
      throw new IllegalArgumentException("the key must have at least " + LEAST_KEY + " bytes");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** The seal of all fields but {@code seal}. */
  String of(Map<String, Object> entry) {
    Map<String, Object> content = new TreeMap<>(JsonValues.copy(entry));
    content.remove("seal");
    StringBuilder text = new StringBuilder();
    write(content, text);
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] hash = mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is part of every Java", e);
    }
  }

  /** Keys sorted, every string with its length, so that no two contents read alike. */
  private static void write(@Nullable Object v, StringBuilder out) {
    if (v instanceof Map) {
      Map<String, @Nullable Object> sorted = new TreeMap<>();
      ((Map<?, ?>) v).forEach((k, x) -> sorted.put(String.valueOf(k), x));
      out.append('{');
      sorted.forEach(
          (k, x) -> {
            write(k, out);
            write(x, out);
          });
      out.append('}');
    } else if (v instanceof Iterable) {
      out.append('[');
      ((Iterable<?>) v).forEach(x -> write(x, out));
      out.append(']');
    } else if (v instanceof String) {
      out.append('"').append(((String) v).length()).append(':').append(v);
    } else if (v instanceof Number) {
      out.append('#').append(((Number) v).doubleValue()).append(';');
    } else {
      out.append('!').append(v).append(';');
    }
  }
}
