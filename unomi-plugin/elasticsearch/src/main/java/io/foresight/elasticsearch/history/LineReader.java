/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Reads lines of bounded length, so that a file that is no text cannot exhaust memory. */
public final class LineReader {
  private final Reader in;
  private final int longest;
  private final char[] buffer = new char[1 << 15];
  private final StringBuilder line = new StringBuilder(1024);
  private int at;
  private int end;

  /** Reads lines of at most that many characters. */
  public LineReader(Reader in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /**
   * The next line without its end, or null at the end of the file. Of a line that is too long the
   * first {@code longest} + 1 characters.
   */
  public @Nullable String next() throws IOException {
    line.setLength(0);
    boolean any = false;
    while (true) {
      if (at == end) {
        end = in.read(buffer, 0, buffer.length);
        at = 0;
        if (end <= 0) {
          end = 0;
          return any ? line.toString() : null;
        }
      }
      any = true;
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      line.append(buffer, from, Math.min(at - from, longest + 1 - line.length()));
      if (at < end) {
        at++;
        return line.toString();
      }
    }
  }
}
