/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
  @Test
  void secondUser_isRefusedUntilTheFirstIsGone(@TempDir Path dir) throws IOException {
    try (DirectoryLock first = DirectoryLock.of(dir)) {
      assertThatThrownBy(() -> DirectoryLock.of(dir)).hasMessageContaining(dir + " is in use");
      first.close();
      assertThatCode(() -> DirectoryLock.of(dir).close()).doesNotThrowAnyException();
    }
  }
}
