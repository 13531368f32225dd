/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;

/** Runs commands in the Karaf shell of a server on this machine. */
final class KarafShell {
  private static final Duration LOGIN = Duration.ofSeconds(30);

  private KarafShell() {}

  /**
   * Runs one command line and returns what it printed, without colours.
   *
   * @throws IOException if the shell cannot be reached, or the command fails or takes too long; the
   *     message then holds what it printed
   */
  static String execute(int port, String password, String command, Duration timeout)
      throws IOException {
    SshClient client = SshClient.setUpDefaultClient();
    // Loopback only, and the key is made anew with each installation.
    client.setServerKeyVerifier((session, address, key) -> true);
    // The user's own keys and agent have no business here.
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setFilePasswordProvider(FilePasswordProvider.EMPTY);
    client.start();
    try (ClientSession session =
        client
            .connect("karaf", Ports.loopback().getHostAddress(), port)
            .verify(LOGIN)
            .getSession()) {
      session.addPasswordIdentity(password);
      session.auth().verify(LOGIN);
      return run(session, command, timeout);
    } finally {
      client.stop();
    }
  }

  private static String run(ClientSession session, String command, Duration timeout)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ChannelExec channel = session.createExecChannel(command)) {
      channel.setOut(out);
      channel.setErr(out);
      channel.open().verify(LOGIN);
      Set<ClientChannelEvent> end = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), timeout);
      String text = out.toString(StandardCharsets.UTF_8).replaceAll("\u001b\\[[0-9;]*m", "");
      if (end.contains(ClientChannelEvent.TIMEOUT)) {
        throw new IOException(command + " still runs after " + timeout + ": " + text);
      }
      Integer status = channel.getExitStatus();
      if (status != null && status != 0) {
        throw new IOException(command + " failed with status " + status + ": " + text);
      }
      return text;
    }
  }
}
