/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the garbage collector of another JVM wrote down of its heap, pause by pause. */
final class HeapLog {
  private static final Pattern PAUSE =
      Pattern.compile("^\\[([^]]+)].*Pause (\\S+).* (\\d+)M->(\\d+)M\\((\\d+)M\\).*");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

  private final Path file;

  HeapLog(Path file) {
    this.file = file;
  }

  /**
   * JVM options that make a JVM write the log. Old objects are looked at from 15 % of the heap on
   * (45 % by default), so that what is left after a pause is what is in use, not garbage that
   * nobody has looked for yet.
   */
  String options() {
    return "-Xlog:gc:file=" + file + ":time -XX:+UseG1GC -XX:InitiatingHeapOccupancyPercent=15";
  }

  /** Highest use before and after a pause between two moments, and the limit, in MB. */
  ObjectNode between(Instant from, Instant to) throws IOException {
    long before = 0;
    long after = 0;
    long marked = 0;
    long limit = 0;
    int pauses = 0;
    for (String line : lines()) {
      Matcher m = PAUSE.matcher(line);
      if (!m.matches()) {
        continue;
      }
      Instant at = TIME.parse(m.group(1), Instant::from);
      if (at.isBefore(from) || at.isAfter(to)) {
        continue;
      }
      pauses++;
      before = Math.max(before, Long.parseLong(m.group(3)));
      after = Math.max(after, Long.parseLong(m.group(4)));
      if (m.group(2).equals("Remark") || m.group(2).equals("Full")) {
        marked = Math.max(marked, Long.parseLong(m.group(4)));
      }
      limit = Math.max(limit, Long.parseLong(m.group(5)));
    }
    return Platform.JSON
        .createObjectNode()
        .put("highestMb", before)
        .put("highestAfterCollectionMb", after)
        .put("highestAfterMarkingMb", marked)
        .put("committedMb", limit)
        .put("pauses", pauses);
  }

  private List<String> lines() throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
