/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the build put together: libraries, Foresight's KAR, Unomi's archive. */
final class Distribution {
  private final Path home;

  /**
   * @param home the folder that holds {@code lib}, {@code kar} and {@code unomi}
   */
  Distribution(Path home) {
    this.home = home;
  }

  /** Foresight as an operator installs it. */
  Path kar() throws IOException {
    return only("kar", ".kar");
  }

  /** Unomi's own distribution. */
  Path unomi() throws IOException {
    return only("unomi", ".tar.gz");
  }

  private Path only(String folder, String ending) throws IOException {
    Path dir = home.resolve(folder);
    List<Path> found = List.of();
    if (Files.isDirectory(dir)) {
      try (Stream<Path> files = Files.list(dir)) {
        found = files.filter(f -> f.toString().endsWith(ending)).collect(Collectors.toList());
      }
    }
    if (found.size() != 1) {
      throw new QuickstartException(
          "there must be one *"
              + ending
              + " in "
              + dir
              + ", found "
              + found.size()
              + "; build anew: mvn -q -DskipTests -pl karaf-features/quickstart -am package");
    }
    return found.get(0);
  }
}
