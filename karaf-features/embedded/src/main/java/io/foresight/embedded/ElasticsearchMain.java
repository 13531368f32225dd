/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.plugins.Plugin;

/**
 * Main class of the child process: {@code ElasticsearchMain DATA_DIR HTTP_PORT PLUGIN_CLASS…}.
 * Prints {@value #READY} and the HTTP port once it is usable. Ends on SIGTERM and, so that it never
 * outlives its parent, at the end of its standard input.
 */
public final class ElasticsearchMain {
  /** Start of the line that tells the parent that the node is usable, followed by the port. */
  static final String READY = "ELASTICSEARCH READY ";

  private ElasticsearchMain() {}

  /**
   * Runs until the standard input ends.
   *
   * @param args data folder, HTTP port (0 for a free one), names of plugins' classes
   */
  @SuppressWarnings("SystemOut") // The parent reads it.
  public static void main(String[] args) throws Exception {
    if (args.length < 2) {
      throw new IllegalArgumentException(
          "Usage: ElasticsearchMain DATA_DIR HTTP_PORT PLUGIN_CLASS…");
    }
    List<Class<? extends Plugin>> plugins = new ArrayList<>();
    for (int i = 2; i < args.length; i++) {
      plugins.add(Class.forName(args[i]).asSubclass(Plugin.class));
    }
    ElasticsearchNode node =
        new ElasticsearchNode(Path.of(args[0]), Integer.parseInt(args[1]), plugins);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "close"));
    try {
      node.startAndRecover("2m");
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
    // On a line of its own, whatever the log is writing at this moment.
    System.out.println(System.lineSeparator() + READY + node.httpPort());
    awaitEnd(System.in);
    System.exit(0);
  }

  private static void awaitEnd(InputStream in) {
    try {
      while (in.read() >= 0) {
        // Nobody writes: only the end matters.
      }
    } catch (IOException e) {
      // A broken pipe is an end, too.
    }
  }

  private static void close(ElasticsearchNode node) {
    try {
      node.close();
      node.awaitClose(20, TimeUnit.SECONDS);
    } catch (IOException e) {
      e.printStackTrace();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
