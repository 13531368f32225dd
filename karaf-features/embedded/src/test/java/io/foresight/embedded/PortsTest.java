/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void claim_taken_namesPortAndUse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, Ports.loopback())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> Ports.claim(port, "Unomi HTTP"))
          .isInstanceOf(PortTakenException.class)
          .hasMessageContaining("port " + port + " (Unomi HTTP) is taken")
          .extracting(e -> ((PortTakenException) e).port())
          .isEqualTo(port);
    }
  }

  @Test
  void claim_zero_isAFreePort() {
    int port = Ports.claim(0, "any");
    assertThat(Ports.claim(port, "any")).isEqualTo(port);
  }

  @Test
  void free_isNeverTheSameTwice() {
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      assertThat(seen.add(Ports.free())).isTrue();
    }
  }

  @Test
  void free_isNoneThatTheSystemLendsToOutgoingConnections() throws IOException {
    Path range = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    assumeTrue(Files.exists(range), "Linux only");
    // Such a file must be read in one go, and Files.readString does not.
    try (BufferedReader reader = Files.newBufferedReader(range)) {
      int lowestLent = Integer.parseInt(reader.readLine().trim().split("\\s+")[0]);
      assertThat(Ports.free()).isLessThan(lowestLent);
    }
  }
}
