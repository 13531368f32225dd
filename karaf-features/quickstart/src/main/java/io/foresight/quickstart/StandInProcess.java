/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Mautic stand-in in a JVM of its own; it ends with this one, however that ends. */
final class StandInProcess implements AutoCloseable {
  private static final String MAIN = "io.foresight.mautic.standin.MauticStandInMain";
  private static final String URL = "url=";
  private static final String ERROR = "error=";
  private static final int STOP_SECONDS = 10;

  private final Process process;
  private final URI url;

  private StandInProcess(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /**
   * @param port on the loopback address, 0 for a free one
   * @param log takes what it prints besides its address
   */
  static StandInProcess start(int port, Path log) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    MAIN,
                    "--port",
                    String.valueOf(port)))
            .redirectError(log.toFile())
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(URL)) {
        return new StandInProcess(process, URI.create(line.substring(URL.length())));
      }
      if (line.startsWith(ERROR)) {
        process.destroy();
        throw new QuickstartException(line.substring(ERROR.length()));
      }
    }
    throw new QuickstartException("the Mautic stand-in ended at once; see " + log);
  }

  /** How to get in. */
  MauticAccess access() {
    return new MauticAccess(url, "admin", "stand-in", "1_standin", "stand-in-secret");
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (IOException e) {
      // Its end of the pipe is gone, so it is going, too.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
