/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.input.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportFolderTest {
  @TempDir Path root;
  private Path directory;
  private ImportFolder folder;

  @BeforeEach
  void open() {
    directory = root.resolve("import");
    folder = new ImportFolder(directory, 1);
  }

  private static InputStream text(String content) {
    return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void storedFile_isListed_canBeImportedAndDeleted() throws IOException {
    assertThat(folder.list()).isEmpty();

    folder.store("orders-2025.csv", text("a,b\n"), false);
    folder.store("events.jsonl.gz", text("x"), false);

    assertThat(folder.list())
        .extracting(f -> f.get("name") + " " + f.get("bytes"))
        .containsExactly("events.jsonl.gz 1", "orders-2025.csv 4");
    assertThat(Files.readString(folder.resolve("orders-2025.csv"))).isEqualTo("a,b\n");
    folder.delete("orders-2025.csv");
    assertThat(folder.list()).hasSize(1);
    assertThatThrownBy(() -> folder.delete("orders-2025.csv"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("orders-2025.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../etc/users.csv",
        "a/b.csv",
        "a\\b.csv",
        "/tmp/a.csv",
        ".hidden.csv",
        "orders.exe",
        "orders.csv.gz.sh",
        "a\n.csv",
        "a%2f.csv",
        ""
      })
  void nameThatCouldLeadElsewhere_isRefused(String name) {
    assertThatThrownBy(() -> folder.store(name, text("x"), true))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("name");
    assertThatThrownBy(() -> folder.delete(name)).isInstanceOf(InvalidInputException.class);
    assertThat(directory).doesNotExist();
  }

  @Test
  void importOfAFileElsewhere_isRefused() throws IOException {
    Files.writeString(root.resolve("secret.csv"), "x");
    Files.createDirectories(directory);
    assertThatThrownBy(() -> folder.resolve("../secret.csv"))
        .hasMessageContaining("must lie in the import folder");
    assertThatThrownBy(() -> folder.resolve("missing.csv"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("must be a readable file");
  }

  @Test
  void existingFile_isReplacedOnlyWhenThatIsAskedFor() throws IOException {
    folder.store("a.csv", text("old"), false);
    assertThatThrownBy(() -> folder.store("a.csv", text("new"), false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a.csv");
    folder.store("a.csv", text("new"), true);
    assertThat(Files.readString(directory.resolve("a.csv"))).isEqualTo("new");
  }

  @Test
  void largestFile_isTaken_andOneByteMoreIsNot() throws IOException {
    byte[] megabyte = new byte[1 << 20];
    folder.store("a.csv", new ByteArrayInputStream(megabyte), false);
    assertThatThrownBy(
            () ->
                folder.store(
                    "b.csv",
                    new SequenceInputStream(new ByteArrayInputStream(megabyte), text("x")),
                    false))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("at most 1 MB");
    assertOnly("a.csv");
  }

  @Test
  void fileThatBreaksOff_leavesNothing() throws IOException {
    InputStream broken =
        new SequenceInputStream(
            text("half"),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("connection reset");
              }
            });
    folder.store("a.csv", text("whole"), false);
    assertThatThrownBy(() -> folder.store("a.csv", broken, true))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> folder.store("b.csv", text(""), true))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("was empty");
    assertOnly("a.csv");
    assertThat(Files.readString(directory.resolve("a.csv"))).isEqualTo("whole");
  }

  private void assertOnly(String name) throws IOException {
    try (var files = Files.list(directory)) {
      assertThat(files.map(f -> f.getFileName().toString())).containsExactly(name);
    }
  }
}
