/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.Map;

/** Which server listens where; all on the loopback address. */
final class PortPlan {
  private final Map<Option, Integer> ports = new EnumMap<>(Option.class);

  PortPlan(Arguments args) {
    put(args, Option.HTTP_PORT, 8181);
    put(args, Option.HTTPS_PORT, 9443);
    put(args, Option.SSH_PORT, 8102);
    put(args, Option.ES_PORT, 9200);
    if (!args.has(Option.MAUTIC)) {
      put(args, Option.MAUTIC_PORT, 8282);
    }
  }

  private void put(Arguments args, Option option, int ifAbsent) {
    int port = (int) args.whole(option, ifAbsent, 1, 65_535);
    for (Map.Entry<Option, Integer> e : ports.entrySet()) {
      if (e.getValue() == port) {
        throw new UsageException(
            option.flag()
                + " and "
                + e.getKey().flag()
                + " are both "
                + port
                + "; they must differ");
      }
    }
    ports.put(option, port);
  }

  int of(Option option) {
    Integer port = ports.get(option);
    if (port == null) {
      throw new IllegalArgumentException(option.flag() + " is not used");
    }
    return port;
  }

  /**
   * Looks at all ports before anything is started.
   *
   * @throws UsageException if something listens on one; the message names the option to change
   */
  void requireFree() {
    for (Map.Entry<Option, Integer> e : ports.entrySet()) {
      try (ServerSocket s = new ServerSocket()) {
        s.setReuseAddress(true);
        s.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), e.getValue()));
      } catch (IOException taken) {
        throw new UsageException(
            "port "
                + e.getValue()
                + " is taken; stop what listens there or choose another with "
                + e.getKey().flag());
      }
    }
  }
}
