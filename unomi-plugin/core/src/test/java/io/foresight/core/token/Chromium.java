/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.token;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real browser without a window. */
final class Chromium {
  private static final long SECONDS = 90;

  private final String binary;
  private final Path folder;

  private Chromium(String binary, Path folder) {
    this.binary = binary;
    this.folder = folder;
  }

  /** The one that is installed; null if none is. */
  static @Nullable Chromium find(Path folder) {
    for (String dir : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
        Path p = Path.of(dir, name);
        if (Files.isExecutable(p)) {
          return new Chromium(p.toString(), folder);
        }
      }
    }
    return null;
  }

  void screenshot(String url, boolean dark, int width, int height, Path into)
      throws IOException, InterruptedException {
    run(
        url,
        dark,
        "--window-size=" + width + "," + height,
        "--screenshot=" + into.toAbsolutePath());
  }

  /** The page as it is after its scripts ran. */
  String dom(String url, boolean dark) throws IOException, InterruptedException {
    return run(url, dark, "--window-size=800,2400", "--dump-dom");
  }

  private String run(String url, boolean dark, String... more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(binary);
    command.addAll(List.of("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"));
    command.add("--user-data-dir=" + folder.resolve("profile").toAbsolutePath());
    command.add("--virtual-time-budget=5000");
    command.add("--blink-settings=preferredColorScheme=" + (dark ? 0 : 1));
    command.addAll(List.of(more));
    command.add(url);
    Path out = folder.resolve("out.txt");
    Process p =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("err.txt").toFile())
            .start();
    if (!p.waitFor(SECONDS, TimeUnit.SECONDS)) {
      p.destroyForcibly();
      throw new IOException("the browser took longer than " + SECONDS + " s");
    }
    return Files.readString(out);
  }
}
