/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Copies what a child process prints to a file and remembers its last lines for error messages. */
final class ChildOutput {
  private static final int KEPT_LINES = 40;

  private final Deque<String> last = new ArrayDeque<>();
  private final Thread reader;

  /**
   * @param onLine called with each line in a thread of its own
   */
  ChildOutput(InputStream output, Path file, Consumer<String> onLine) {
    reader = new Thread(() -> copy(output, file, onLine), "output of " + file.getFileName());
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * @param ready completed with the first line that {@code readyValue} finds a value in
   */
  static <T> ChildOutput until(
      InputStream output,
      Path file,
      Function<String, @Nullable T> readyValue,
      CompletableFuture<T> ready) {
    return new ChildOutput(
        output,
        file,
        line -> {
          T value = readyValue.apply(line);
          if (value != null) {
            ready.complete(value);
          }
        });
  }

  private void copy(InputStream output, Path file, Consumer<String> onLine) {
    try (var in = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
        var log = Files.newBufferedWriter(file)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        remember(line);
        log.write(line);
        log.newLine();
        log.flush();
        onLine.accept(line);
      }
    } catch (IOException e) {
      remember("(output ended: " + e.getMessage() + ")");
    }
  }

  private synchronized void remember(String line) {
    if (last.size() == KEPT_LINES) {
      last.removeFirst();
    }
    last.addLast(line);
  }

  /** The last lines, each on its own; waits a moment for a child that has just ended. */
  String tail() {
    try {
      reader.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      return String.join(System.lineSeparator(), last);
    }
  }
}
