/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.input.InvalidInputException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder that history files must lie in; nothing outside of it is read or written. */
final class ImportFolder {
  private static final Logger LOG = LoggerFactory.getLogger(ImportFolder.class);

  /** No separators, no leading dot: such a name cannot lead out of the folder or hide in it. */
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,180}\\.(csv|txt|json|jsonl|ndjson)(\\.gz)?");

  /** Of files that are still arriving; hidden from everybody. */
  private static final String ARRIVING = ".arriving-";

  private static final long MEGABYTE = 1L << 20;

  private final Path folder;
  private final int maxMegabytes;

  /**
   * @param maxMegabytes largest file that {@link #store} takes
   */
  ImportFolder(Path folder, int maxMegabytes) {
    this.folder = folder.toAbsolutePath().normalize();
    this.maxMegabytes = maxMegabytes;
  }

  /**
   * A file to import, by its path below the folder.
   *
   * @throws InvalidInputException if it lies elsewhere or cannot be read
   */
  Path resolve(String name) {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder)) {
      throw new InvalidInputException("file", "must lie in the import folder, was " + name);
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new InvalidInputException(
          "file", "must be a readable file in " + folder + ", was " + name);
    }
    return file;
  }

  /** The files that lie in the folder itself, by name: {@code name, bytes, modified}. */
  List<Map<String, Object>> list() {
    List<Map<String, Object>> out = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return out;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, this::isImportable)) {
      for (Path file : files) {
        out.add(describe(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the import folder cannot be read", e);
    }
    out.sort(Comparator.comparing(f -> String.valueOf(f.get("name"))));
    return out;
  }

  private boolean isImportable(Path file) {
    return NAME.matcher(String.valueOf(file.getFileName())).matches()
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Takes in a file. It appears under its name when it is whole, and never otherwise.
   *
   * @param replace whether a file of that name may be replaced
   * @throws InvalidInputException if the name or the size is not allowed, or the file is empty
   * @throws IllegalStateException if there is such a file
   */
  Map<String, Object> store(String name, InputStream content, boolean replace) {
    Path target = folder.resolve(checked(name));
    if (!replace && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new IllegalStateException(
          "there is a file " + name + " already; delete it or send it with replace=true");
    }
    Path arriving = null;
    try {
      Files.createDirectories(folder);
      arriving = Files.createTempFile(folder, ARRIVING, "");
      Files.copy(new Limited(content, maxMegabytes), arriving, StandardCopyOption.REPLACE_EXISTING);
      if (Files.size(arriving) == 0) {
        throw new InvalidInputException("body", "must be the content of the file, was empty");
      }
      Files.move(
          arriving, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return describe(target);
    } catch (IOException e) {
      throw new UncheckedIOException("the file did not arrive as a whole", e);
    } finally {
      discard(arriving);
    }
  }

  /**
   * Removes a file.
   *
   * @throws NoSuchElementException if there is none of that name
   */
  void delete(String name) {
    try {
      if (!Files.deleteIfExists(folder.resolve(checked(name)))) {
        throw new NoSuchElementException("no file " + name + " in the import folder");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the file cannot be removed", e);
    }
  }

  private static String checked(String name) {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new InvalidInputException(
          "name",
          "must be letters, digits, _ - . and end with .csv, .txt, .json, .jsonl or .ndjson,"
              + " with or without .gz; was "
              + name);
    }
    return name;
  }

  static Map<String, Object> describe(Path file) throws IOException {
    Instant modified = Files.getLastModifiedTime(file).toInstant();
    return Maps.map(
        "name", String.valueOf(file.getFileName()),
        "bytes", Files.size(file),
        "modified", modified.toString());
  }

  static void discard(Path arriving) {
    try {
      if (arriving != null) {
        Files.deleteIfExists(arriving);
      }
    } catch (IOException e) {
      LOG.warn("{} could not be removed", arriving, e);
    }
  }

  /** Ends with an error when more comes than is allowed. */
  private static final class Limited extends FilterInputStream {
    private final int megabytes;
    private long left;

    Limited(InputStream in, int megabytes) {
      super(in);
      this.megabytes = megabytes;
      this.left = megabytes * MEGABYTE;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      count(Math.max(n, 0));
      return n;
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw new InvalidInputException(
            "body", "must be at most " + megabytes + " MB (import.maxMegabytes)");
      }
    }
  }
}
