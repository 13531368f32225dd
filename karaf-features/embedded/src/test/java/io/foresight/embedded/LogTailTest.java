/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @Test
  void lastLines_ofFilesThatExist(@TempDir Path dir) throws IOException {
    Path log =
        Files.writeString(
            dir.resolve("a.log"),
            "1\n2\n3\n" + "x".repeat(100_000) + "\n4\nq | ServletController | asked\n");
    assertThat(LogTail.of(1, log, dir.resolve("none"), Files.createFile(dir.resolve("empty"))))
        .isEqualTo("\n--- end of " + log + "\n4");
  }
}
