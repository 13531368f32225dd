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

  /** JVM options that make a JVM write the log. */
  String options() {
    return "-Xlog:gc:file=" + file + ":time -XX:+UseG1GC";
  }

  /** Has all garbage collected: what the log then says is left is what is in use. */
  static void collect(long pid) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    new ProcessBuilder(jcmd.toString(), String.valueOf(pid), "GC.run")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /**
   * Highest use before and after a pause between two moments, and the limit, in MB. Only after a
   * full collection is all that is left in use: after others there is garbage nobody looked for.
   */
  ObjectNode between(Instant from, Instant to) throws IOException {
    long before = 0;
    long after = 0;
    long alive = 0;
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
      if (m.group(2).equals("Full")) {
        alive = Math.max(alive, Long.parseLong(m.group(4)));
      }
      limit = Math.max(limit, Long.parseLong(m.group(5)));
    }
    return Platform.JSON
        .createObjectNode()
        .put("highestMb", before)
        .put("highestAfterCollectionMb", after)
        .put("highestAfterFullCollectionMb", alive)
        .put("committedMb", limit)
        .put("pauses", pauses);
  }

  private List<String> lines() throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
