/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import io.foresight.core.input.InvalidInputException;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file of rejected lines: file name, line number, reason and the line, tab separated. Made when
 * the first line comes. Thread-safe, since Elasticsearch refuses events in other threads.
 */
final class RejectedLines implements Closeable {
  private static final int LONGEST = 2000;

  private final Path target;
  private final List<Path> files;
  private @Nullable BufferedWriter out;
  private long count;

  RejectedLines(Path target, List<Path> files) {
    this.target = target;
    this.files = files;
  }

  /**
   * @param file number of the input file
   * @param line line number, from 1
   */
  synchronized void add(int file, long line, String reason, String text) {
    count++;
    try {
      if (out == null) {
        out = Files.newBufferedWriter(target);
      }
      out.write(String.valueOf(files.get(file).getFileName()));
      out.write('\t' + Long.toString(line) + '\t' + oneLine(reason) + '\t' + oneLine(text) + '\n');
    } catch (IOException e) {
      throw new InvalidInputException(
          "rejectedFile", "cannot be written: " + target + ": " + e.getMessage());
    }
  }

  private static String oneLine(String text) {
    String s = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return s.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
  }

  synchronized long count() {
    return count;
  }

  /** The file, or null when nothing was rejected. */
  synchronized @Nullable String path() {
    return out == null ? null : target.toString();
  }

  /** Deletes what an earlier run left. */
  void clear() throws IOException {
    Files.deleteIfExists(target);
  }

  @Override
  public synchronized void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
