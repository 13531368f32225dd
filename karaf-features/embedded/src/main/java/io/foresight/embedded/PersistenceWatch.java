/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sees in Karaf's log that Unomi's persistence gave up while it started, which it does for good
 * when its first connection is refused. On a busy machine that happens now and then although
 * Elasticsearch answers: Unomi may start before it has read its own configuration. Not thread-safe.
 */
final class PersistenceWatch {
  private static final String GAVE_UP =
      "Unable to start container for blueprint bundle org.apache.unomi.persistence";

  private final Path log;
  private long read;
  private String rest = "";
  private boolean failed;

  /**
   * @param log what is in it already does not count
   */
  PersistenceWatch(Path log) {
    this.log = log;
    this.read = size();
  }

  /** Whether it gave up since this was made. */
  boolean failed() {
    if (!failed && size() > read) {
      try (RandomAccessFile in = new RandomAccessFile(log.toFile(), "r")) {
        byte[] fresh = new byte[(int) (in.length() - read)];
        in.seek(read);
        in.readFully(fresh);
        read += fresh.length;
        String text = rest + new String(fresh, StandardCharsets.UTF_8);
        failed = text.contains(GAVE_UP);
        rest = text.substring(Math.max(0, text.length() - GAVE_UP.length()));
      } catch (IOException e) {
        return false; // rolled over at this moment; the next look sees what there is
      }
    }
    return failed;
  }

  private long size() {
    try {
      return Files.isRegularFile(log) ? Files.size(log) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
