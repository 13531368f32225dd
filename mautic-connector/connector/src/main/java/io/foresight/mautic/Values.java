/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import io.foresight.core.delivery.Delivery;
import io.foresight.core.delivery.DeliveryField;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Turns the values of deliveries into what Mautic takes, and into a hash of it. */
final class Values {
  /** As long as Mautic's text columns get. */
  static final int TEXT_LENGTH = 255;

  /** Seconds would be dropped anyway. */
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:'00Z'").withZone(ZoneOffset.UTC);

  private static final Pattern NEAR_ZERO =
      Pattern.compile("\\s*[+-]?(0+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?\\s*");

  private static final char NO_BREAK_SPACE = 0xA0;

  private final Map<String, DeliveryField> fields = new TreeMap<>();
  private final Map<String, Provisioning.Field> made;

  Values(List<DeliveryField> fields, Map<String, Provisioning.Field> made) {
    fields.forEach(f -> this.fields.put(f.key(), f));
    this.made = made;
  }

  /** Values by alias; keys that are no field of ours are left out. */
  Map<String, Object> body(Delivery d) {
    Map<String, Object> out = new TreeMap<>();
    for (Map.Entry<String, Object> e : d.values().entrySet()) {
      DeliveryField f = fields.get(e.getKey());
      if (f != null) {
        out.put(made.get(f.key()).alias, value(f, e.getValue()));
      }
    }
    return out;
  }

  private static Object value(DeliveryField f, Object v) {
    if (v instanceof Instant) {
      return MINUTE.format((Instant) v);
    }
    if (v instanceof Number) {
      return f.type() == DeliveryField.Type.NUMBER ? v : v.toString();
    }
    String s = v.toString();
    return kept(f.type() == DeliveryField.Type.TEXT ? cut(s) : s);
  }

  /** Mautic drops texts that are a number between -1 and 1 when it updates a contact. */
  private static String kept(String s) {
    return NEAR_ZERO.matcher(s).matches() ? s + NO_BREAK_SPACE : s;
  }

  private static String cut(String s) {
    int points = s.codePointCount(0, s.length());
    return points <= TEXT_LENGTH
        ? s
        : s.substring(0, s.offsetByCodePoints(0, TEXT_LENGTH - 1)) + "…";
  }

  /**
   * Changes when something changes that is worth a write: the address, values that are not quiet,
   * or a field that was made anew and is empty therefore.
   */
  String hash(Delivery d, Map<String, Object> body) {
    StringBuilder b = new StringBuilder(String.valueOf(d.emailKey()));
    for (DeliveryField f : fields.values()) {
      Provisioning.Field there = made.get(f.key());
      Object value = body.get(there.alias);
      if (value != null) {
        b.append('\n').append(there.alias).append('#').append(there.mark).append('=');
        b.append(f.quiet() ? "" : value);
      }
    }
    return digest(b.toString());
  }

  /** 16 characters; a collision would only delay an update. */
  static String digest(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sum).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** 64 bits that tell addresses or profiles apart. */
  static long hash64(String text) {
    long h = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * 0x100000001b3L;
    }
    h ^= h >>> 32;
    h *= 0x9E3779B97F4A7C15L;
    return h ^ (h >>> 29);
  }
}
