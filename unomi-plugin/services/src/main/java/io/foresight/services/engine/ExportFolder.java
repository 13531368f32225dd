/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.privacy.DatasetExport;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;

/** The folder of exported datasets on this node: one file for each goal, {@code <goal>.csv}. */
final class ExportFolder {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}\\.csv");
  private static final long MEGABYTE = 1L << 20;

  private final Path folder;
  private final int maxMegabytes;

  /**
   * @param maxMegabytes largest file that is written
   */
  ExportFolder(Path folder, int maxMegabytes) {
    this.folder = folder.toAbsolutePath().normalize();
    this.maxMegabytes = maxMegabytes;
  }

  Path path() {
    return folder;
  }

  /** Writes the content of a file. */
  interface Content {
    void write(Writer out) throws IOException;
  }

  /**
   * Writes the file of a goal. It appears when it is whole, in place of the one before.
   *
   * @throws IllegalStateException if it would be larger than allowed; the one before stays
   */
  Map<String, Object> write(String goal, Content content) {
    Path arriving = null;
    try {
      Files.createDirectories(folder);
      arriving = Files.createTempFile(folder, ".arriving-", "");
      try (Writer out =
          new Limited(Files.newBufferedWriter(arriving, StandardCharsets.UTF_8), maxMegabytes)) {
        content.write(out);
      }
      Path file = folder.resolve(goal + ".csv");
      Files.move(
          arriving, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return describe(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the dataset could not be written", e);
    } finally {
      ImportFolder.discard(arriving);
    }
  }

  /** The files on this node, by name: {@code name, bytes, modified}. */
  List<Map<String, Object>> list() {
    List<Map<String, Object>> out = new ArrayList<>();
    for (Path file : files()) {
      out.add(describe(file));
    }
    out.sort(Comparator.comparing(f -> String.valueOf(f.get("name"))));
    return out;
  }

  private List<Path> files() {
    List<Path> out = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, ExportFolder::isOurs)) {
        all.forEach(out::add);
      } catch (IOException e) {
        throw new UncheckedIOException("the export folder cannot be read", e);
      }
    }
    return out;
  }

  private static boolean isOurs(Path file) {
    return NAME.matcher(String.valueOf(file.getFileName())).matches()
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * The content of a file, for the caller to close.
   *
   * @throws NoSuchElementException if there is none of that name on this node
   */
  InputStream open(String name) {
    try {
      return Files.newInputStream(existing(name));
    } catch (IOException e) {
      throw new UncheckedIOException("the dataset cannot be read", e);
    }
  }

  /**
   * Removes a file.
   *
   * @throws NoSuchElementException if there is none of that name on this node
   */
  void delete(String name) {
    try {
      Files.delete(existing(name));
    } catch (IOException e) {
      throw new UncheckedIOException("the dataset cannot be removed", e);
    }
  }

  /**
   * A file by its name.
   *
   * @throws NoSuchElementException if there is none of that name on this node
   */
  Path existing(String name) {
    Path file = NAME.matcher(name).matches() ? folder.resolve(name) : null;
    if (file == null || !isOurs(file)) {
      throw new NoSuchElementException("no dataset " + name + " on this node");
    }
    return file;
  }

  /**
   * Takes the rows of erased profiles out of all files.
   *
   * @return rows taken out
   */
  int erase(Set<Long> pseudonyms) {
    int rows = 0;
    try {
      for (Path file : files()) {
        rows += DatasetExport.erase(file, pseudonyms);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an exported dataset could not be rewritten", e);
    }
    return rows;
  }

  private static Map<String, Object> describe(Path file) {
    try {
      return ImportFolder.describe(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the dataset cannot be read", e);
    }
  }

  /** Ends with an error when more is written than is allowed. */
  private static final class Limited extends FilterWriter {
    private final int megabytes;
    private long left;

    Limited(Writer out, int megabytes) {
      super(out);
      this.megabytes = megabytes;
      this.left = megabytes * MEGABYTE;
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
      count(text.substring(from, from + length).getBytes(StandardCharsets.UTF_8).length);
      out.write(text, from, length);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      write(new String(text, from, length), 0, length);
    }

    @Override
    public void write(int c) throws IOException {
      write(String.valueOf((char) c), 0, 1);
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw new IllegalStateException(
            "the dataset is larger than "
                + megabytes
                + " MB (export.maxMegabytes): allow more, or fewer rows (training.maxRows)");
      }
    }
  }
}
