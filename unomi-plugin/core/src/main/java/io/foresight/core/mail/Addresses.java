/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.mail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** IPv4 and IPv6 literals as bytes; never asks a name server. */
final class Addresses {
  private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /** Neighbours within these many bits are taken for one place. */
  private static final int PLACE_V4 = 24;

  private static final int PLACE_V6 = 48;

  private Addresses() {}

  /** Four or sixteen bytes, or null when the text is no address. */
  static byte @Nullable [] bytes(@Nullable String text) {
    String s = text == null ? "" : text.trim();
    if (!V4.matcher(s).matches() && !V6.matcher(s).matches()) {
      return null;
    }
    try {
      // A literal, as checked above: no name is looked up.
      return InetAddress.getByName(s).getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /** A number for the network that an address is in; 0 when the text is no address. */
  static long place(@Nullable String text) {
    byte[] b = bytes(text);
    if (b == null) {
      return 0;
    }
    long h = Arrays.hashCode(masked(b, b.length == 4 ? PLACE_V4 : PLACE_V6)) * 0x9e3779b97f4a7c15L;
    h = (h ^ h >>> 32) + b.length;
    return h == 0 ? 1 : h;
  }

  static byte[] masked(byte[] address, int bits) {
    byte[] out = new byte[address.length];
    for (int i = 0; i < out.length; i++) {
      int keep = Math.max(0, Math.min(8, bits - 8 * i));
      out[i] = (byte) (address[i] & 0xff << 8 - keep);
    }
    return out;
  }
}
