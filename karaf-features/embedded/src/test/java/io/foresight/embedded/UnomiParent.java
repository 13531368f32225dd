/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program that starts a Unomi, prints the server's process id and waits to be killed. */
public final class UnomiParent {
  /** Bytes printed. */
  static final int LINE = 12;

  private UnomiParent() {}

  /**
   * @param args archive, directory, Elasticsearch address
   */
  @SuppressWarnings("SystemOut") // The test reads it.
  public static void main(String[] args) throws InterruptedException {
    UnomiServer server =
        UnomiServer.start(
            new UnomiOptions(Path.of(args[0]), Path.of(args[1]))
                .elasticsearch(args[2])
                .indexPrefix("embedded")
                .password("not-karaf"),
            s -> {});
    System.out.printf("%11d%n", server.pid());
    System.out.flush();
    new CountDownLatch(1).await();
  }
}
