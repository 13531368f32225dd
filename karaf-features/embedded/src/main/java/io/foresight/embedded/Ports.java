/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Ports on the loopback address. */
public final class Ports {
  /** Below 32768, where Linux begins to lend ports; macOS and Windows begin at 49152. */
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 32_000;
  private static final Set<Integer> GIVEN = new HashSet<>();

  /** Programs that start at the same time shall not try the same ports. */
  private static final Random RANDOM =
      new Random(System.nanoTime() ^ (ProcessHandle.current().pid() << 32));

  private Ports() {}

  /** The loopback address everything embedded listens on. */
  static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  /**
   * A port that is free now and that this JVM has not been given before. It lies below those that
   * operating systems lend to outgoing connections: one of those could take it in the half minute
   * until the server listens.
   */
  public static synchronized int free() {
    for (int i = 0; i < 1000; i++) {
      int port = LOWEST + RANDOM.nextInt(HIGHEST - LOWEST + 1);
      try (ServerSocket s = new ServerSocket(port, 1, loopback())) {
        if (GIVEN.add(s.getLocalPort())) {
          return s.getLocalPort();
        }
      } catch (IOException e) {
        // Taken: the next one may not be.
        continue;
      }
    }
    throw new IllegalStateException(
        "no free port in " + LOWEST + ".." + HIGHEST + " on the loopback address");
  }

  /**
   * Checks a port before a server is started on it, so that the error names it.
   *
   * @param port 1..65535, or 0 for any free one
   * @param use who wants it, for the message, e.g. {@code Unomi HTTP}
   * @return the port, or a free one when 0 was given
   * @throws PortTakenException if something listens on it
   */
  public static int claim(int port, String use) {
    if (port == 0) {
      return free();
    }
    try (ServerSocket s = new ServerSocket()) {
      // As servers do: a connection in TIME_WAIT does not make a port taken.
      s.setReuseAddress(true);
      s.bind(new InetSocketAddress(loopback(), port));
      return port;
    } catch (IOException e) {
      throw new PortTakenException(port, use, e);
    }
  }

  /**
   * Checks that at least one of several servers accepts connections.
   *
   * @param addresses {@code host:port}, separated by commas
   * @throws IOException if none does; the message names them
   */
  static void requireAnswer(String addresses, String what) throws IOException {
    IOException last = null;
    for (String address : addresses.split(",", -1)) {
      int colon = address.lastIndexOf(':');
      if (colon < 0) {
        throw new IOException(what + " address must be host:port, was " + address);
      }
      try (Socket socket = new Socket()) {
        int port = Integer.parseInt(address.substring(colon + 1).trim());
        socket.connect(new InetSocketAddress(address.substring(0, colon).trim(), port), 5000);
        return;
      } catch (IOException e) {
        last = e;
      }
    }
    throw new IOException(what + " does not answer at " + addresses, last);
  }
}
