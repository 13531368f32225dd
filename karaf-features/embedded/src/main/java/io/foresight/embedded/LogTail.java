/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The last lines of a log file, for error messages. */
final class LogTail {
  private static final int BYTES = 64 * 1024;

  private LogTail() {}

  /** At most {@code lines} last lines of each file that exists and is not empty. */
  static String of(int lines, Path... files) {
    StringBuilder out = new StringBuilder();
    for (Path file : files) {
      String text = end(file);
      if (!text.isBlank()) {
        List<String> all = new ArrayList<>();
        for (String line : text.stripTrailing().split("\n", -1)) {
          // One such line for each of our own questions whether the server is up.
          if (!line.contains(" ServletController ")) {
            all.add(line);
          }
        }
        out.append("\n--- end of ").append(file).append('\n');
        out.append(String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size())));
      }
    }
    return out.toString();
  }

  private static String end(Path file) {
    if (!Files.isRegularFile(file)) {
      return "";
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, in.length() - BYTES);
      byte[] bytes = new byte[(int) (in.length() - from)];
      in.seek(from);
      in.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "(cannot be read: " + e.getMessage() + ")";
    }
  }
}
