/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployFolderTest {
  private Path dir;
  private Path folder;
  private Path kar;

  @BeforeEach
  void files(@TempDir Path temporary) throws IOException {
    dir = temporary;
    folder = Files.createDirectories(dir.resolve("home/deploy"));
    kar = Files.writeString(dir.resolve("a.kar"), "one");
    Files.writeString(folder.resolve("README"), "Karaf's own");
  }

  @Test
  void sameContent_isNotTouched() throws IOException {
    DeployFolder deploy = new DeployFolder(dir.resolve("home"));
    deploy.replace(List.of(kar));
    Path there = folder.resolve("a.kar");
    Files.setLastModifiedTime(there, FileTime.fromMillis(1_000_000));
    deploy.replace(List.of(kar));
    assertThat(Files.getLastModifiedTime(there).toMillis()).isEqualTo(1_000_000);
    Files.writeString(kar, "two");
    deploy.replace(List.of(kar));
    assertThat(there).hasContent("two");
  }

  @Test
  void fileNotGivenAnyMore_isTakenOut_othersStay() throws IOException {
    DeployFolder deploy = new DeployFolder(dir.resolve("home"));
    deploy.replace(List.of(kar));
    deploy.replace(List.of());
    assertThat(folder.resolve("a.kar")).doesNotExist();
    assertThat(folder.resolve("README")).exists();
  }
}
