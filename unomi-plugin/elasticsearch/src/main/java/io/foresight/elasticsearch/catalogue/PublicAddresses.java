/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.catalogue;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Which addresses are out in the internet, and not in anybody's own network (RFC 6890). */
final class PublicAddresses {
  private PublicAddresses() {}

  static boolean isPublic(InetAddress a) {
    if (a.isAnyLocalAddress()
        || a.isLoopbackAddress()
        || a.isLinkLocalAddress()
        || a.isSiteLocalAddress()
        || a.isMulticastAddress()) {
      return false;
    }
    byte[] b = a.getAddress();
    return a instanceof Inet4Address ? isPublic(b, 0) : isPublic6(b);
  }

  private static boolean isPublic(byte[] b, int at) {
    int first = b[at] & 255;
    int second = b[at + 1] & 255;
    boolean special =
        first == 0
            || first == 10
            || first == 127
            || first >= 224
            || first == 100 && second >= 64 && second < 128
            || first == 169 && second == 254
            || first == 172 && second >= 16 && second < 32
            || first == 192 && second == 168
            || first == 192 && second == 0 && (b[at + 2] == 0 || b[at + 2] == 2)
            || first == 198 && (second == 18 || second == 19)
            || first == 198 && second == 51 && b[at + 2] == 100
            || first == 203 && second == 0 && b[at + 2] == 113;
    return !special;
  }

  private static boolean isPublic6(byte[] b) {
    int first = (b[0] & 255) << 8 | b[1] & 255;
    int second = (b[2] & 255) << 8 | b[3] & 255;
    if (first == 0x2002) {
      // 6to4 carries an IPv4 address.
      return isPublic(b, 2);
    }
    // Only 2000::/3 is given out; Teredo and documentation are parts of it.
    boolean global = (first & 0xe000) == 0x2000;
    return global && !(first == 0x2001 && (second == 0 || second == 0xdb8));
  }
}
