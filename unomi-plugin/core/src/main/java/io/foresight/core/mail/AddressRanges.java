/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.mail;

import io.foresight.core.input.InvalidInputException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Networks in CIDR notation, e.g. {@code 198.51.100.0/24} or {@code 2001:db8::/32}. */
final class AddressRanges {
  private final List<String> texts;

  /** Masked addresses by the length of their prefix; 32 and 128 bits never mix: lengths differ. */
  private final Map<Integer, Set<ByteBuffer>> byBits = new TreeMap<>();

  /**
   * @throws InvalidInputException naming the entry that is no network
   */
  AddressRanges(String field, List<String> ranges) {
    texts = new ArrayList<>(ranges);
    for (int i = 0; i < ranges.size(); i++) {
      String text = ranges.get(i).trim();
      int slash = text.indexOf('/');
      byte[] address = Addresses.bytes(slash < 0 ? text : text.substring(0, slash));
      int bits = slash < 0 || address == null ? -1 : number(text.substring(slash + 1));
      if (address != null && slash < 0) {
        bits = 8 * address.length;
      }
      if (address == null || bits < 0 || bits > 8 * address.length) {
        throw new InvalidInputException(
            field + "[" + i + "]", "must be a network such as 198.51.100.0/24, was " + text);
      }
      byBits
          .computeIfAbsent(bits, b -> new HashSet<>())
          .add(ByteBuffer.wrap(Addresses.masked(address, bits)));
    }
  }

  boolean contains(@Nullable String address) {
    byte[] b = byBits.isEmpty() ? null : Addresses.bytes(address);
    if (b == null) {
      return false;
    }
    for (Map.Entry<Integer, Set<ByteBuffer>> e : byBits.entrySet()) {
      if (e.getKey() <= 8 * b.length
          && e.getValue().contains(ByteBuffer.wrap(Addresses.masked(b, e.getKey())))) {
        return true;
      }
    }
    return false;
  }

  List<String> toList() {
    return new ArrayList<>(texts);
  }

  private static int number(String s) {
    return s.matches("\\d{1,3}") ? Integer.parseInt(s) : -1;
  }
}
