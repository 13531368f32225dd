/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Processor time that only Linux tells; elsewhere it is not known. */
final class ProcessorTime {
  /** What {@code getconf CLK_TCK} says on every Linux of today. */
  private static final double TICKS_PER_SECOND = 100;

  /** Places of the user and the system time behind the name of the thread, see proc(5). */
  private static final int USER = 11;

  private static final int SYSTEM = 12;

  /** Place of the idle time of all processors, followed by that of waiting for disks. */
  private static final int IDLE = 4;

  private ProcessorTime() {}

  /** Seconds that all processors had nothing to do so far; NaN where not known. */
  static double idleSeconds() throws IOException {
    Path file = Path.of("/proc/stat");
    if (!Files.isReadable(file)) {
      return Double.NaN;
    }
    String[] all = Files.readAllLines(file).get(0).trim().split(" +", -1);
    return (Double.parseDouble(all[IDLE]) + Double.parseDouble(all[IDLE + 1])) / TICKS_PER_SECOND;
  }

  /**
   * Seconds of a JVM's just-in-time compilers so far, by which one sees whether it has warmed up;
   * NaN where not known.
   */
  static double ofCompilers(long pid) throws IOException {
    Path threads = Path.of("/proc", String.valueOf(pid), "task");
    if (!Files.isDirectory(threads)) {
      return Double.NaN;
    }
    List<Path> all;
    try (Stream<Path> listed = Files.list(threads)) {
      all = listed.collect(Collectors.toList());
    }
    double sum = 0;
    for (Path thread : all) {
      sum += ofCompiler(thread.resolve("stat"));
    }
    return sum;
  }

  private static double ofCompiler(Path stat) throws IOException {
    String line;
    try {
      line = Files.readString(stat);
    } catch (IOException ended) {
      return 0;
    }
    if (!line.contains("(C1 Compiler") && !line.contains("(C2 Compiler")) {
      return 0;
    }
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    return (Double.parseDouble(fields[USER]) + Double.parseDouble(fields[SYSTEM]))
        / TICKS_PER_SECOND;
  }
}
