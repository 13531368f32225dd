/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceSizeTest {
  private static final int MAX_LINES = 500;

  @Test
  void noMainSource_isAbove500Lines() throws IOException {
    List<Path> sources = sources(root());
    assertThat(sources).as("sources below " + root()).hasSizeGreaterThan(20);
    assertThat(sources.stream().filter(p -> lines(p) > MAX_LINES)).isEmpty();
  }

  /** The topmost directory that has a pom.xml. */
  private static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (at.getParent() != null && Files.exists(at.getParent().resolve("pom.xml"))) {
      at = at.getParent();
    }
    return at;
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(p -> p.toString().endsWith(".java"))
          .filter(p -> p.toString().replace('\\', '/').contains("/src/main/java/"))
          .collect(Collectors.toList());
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
