/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/** The stand-in as a process of its own; it ends when its standard input does. */
public final class MauticStandInMain {
  private MauticStandInMain() {}

  /** {@code [--port N] [--version 5.2.1] [--client-id ID --client-secret S]}. */
  public static void main(String[] args) throws IOException {
    System.exit(run(args, System.in, System.out));
  }

  /** Prints {@code url=...} in one line once it listens, then reads until the end of the input. */
  static int run(String[] args, InputStream in, PrintStream out) throws IOException {
    StandInOptions options = new StandInOptions();
    String id = null;
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        out.println("error=" + args[i] + " needs a value");
        return 2;
      }
      switch (args[i]) {
        case "--port":
          options.port(Integer.parseInt(args[i + 1]));
          break;
        case "--version":
          options.version(args[i + 1]);
          break;
        case "--client-id":
          id = args[i + 1];
          break;
        case "--client-secret":
          options.client(id == null ? options.clientId() : id, args[i + 1]);
          break;
        default:
          out.println("error=" + args[i] + " is unknown");
          return 2;
      }
    }
    try (MauticStandIn standIn = MauticStandIn.start(options)) {
      out.println("url=" + standIn.url());
      out.flush();
      while (in.read() >= 0) {
        continue;
      }
      return 0;
    } catch (java.io.UncheckedIOException e) {
      out.println("error=" + e.getMessage());
      return 1;
    }
  }
}
