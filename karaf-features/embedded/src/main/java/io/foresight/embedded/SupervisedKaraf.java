/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Runs Karaf and ends it when standard input ends. The operating system closes that pipe however
 * the parent dies, {@code kill -9} included, so no server is left behind. One class without
 * dependencies, since it goes on Karaf's class path.
 */
public final class SupervisedKaraf {
  /** An orderly stop that takes longer than this is cut short. */
  static final long STOP_LIMIT_MILLIS = 30_000;

  private SupervisedKaraf() {}

  /**
   * @param args handed to Karaf
   * @throws Exception whatever Karaf throws
   */
  public static void main(String[] args) throws Exception {
    daemon("parent watch", SupervisedKaraf::stopAtEndOfInput).start();
    try {
      Class.forName("org.apache.karaf.main.Main")
          .getMethod("main", String[].class)
          .invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception ? (Exception) e.getCause() : e;
    }
  }

  private static void stopAtEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // Nobody sends anything; only the end matters.
      }
    } catch (IOException e) {
      // A broken pipe is an end, too.
    }
    daemon("stop limit", SupervisedKaraf::haltAfterLimit).start();
    try {
      requestStop(Path.of(System.getProperty("karaf.base")));
    } catch (IOException | RuntimeException e) {
      // Karaf does not listen yet, or no longer: there is nothing to lose.
      System.exit(1);
    }
  }

  /** As {@code bin/stop} does; a mere exit would not stop the bundles and lose unsent updates. */
  private static void requestStop(Path home) throws IOException {
    Properties config = new Properties();
    try (InputStream in = Files.newInputStream(home.resolve("etc/config.properties"))) {
      config.load(in);
    }
    String command = config.getProperty("karaf.shutdown.command", "");
    int port = Integer.parseInt(Files.readString(home.resolve("data/port")).trim());
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        OutputStream out = socket.getOutputStream()) {
      out.write(command.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void haltAfterLimit() {
    try {
      Thread.sleep(STOP_LIMIT_MILLIS);
    } catch (InterruptedException e) {
      // Nobody interrupts this thread; if so, stop at once.
    }
    Runtime.getRuntime().halt(1);
  }

  private static Thread daemon(String name, Runnable work) {
    Thread t = new Thread(work, name);
    t.setDaemon(true);
    return t;
  }
}
