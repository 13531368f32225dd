/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import io.foresight.core.input.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A text file, gzipped or not, with or without a byte order mark. */
public final class InputFile implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final Counting raw;
  private final Reader reader;

  private InputFile(Counting raw, Reader reader) {
    this.raw = raw;
    this.reader = reader;
  }

  /**
   * @throws InvalidInputException if it cannot be read, is empty, or has a name that ends in .gz
   *     and is not gzipped
   */
  public static InputFile open(Path file, Charset charset) {
    String name = "file " + file.getFileName();
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new InvalidInputException(name, "does not exist or cannot be read: " + file);
    }
    Counting raw = null;
    try {
      raw = new Counting(Files.newInputStream(file));
      BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
      return new InputFile(raw, text(name, unpacked(name, in), charset));
    } catch (IOException | InvalidInputException e) {
      close(raw, e);
      throw e instanceof InvalidInputException
          ? (InvalidInputException) e
          : new InvalidInputException(name, "cannot be read: " + e.getMessage());
    }
  }

  /**
   * The bytes of a file, unpacked if it is gzipped, for readers that know its character set.
   *
   * @throws InvalidInputException if it cannot be read, or has a name that ends in .gz and is not
   *     gzipped
   */
  public static InputStream bytes(Path file) {
    String name = "file " + file.getFileName();
    InputStream raw = null;
    try {
      raw = Files.newInputStream(file);
      return unpacked(name, new BufferedInputStream(raw, BUFFER));
    } catch (IOException | InvalidInputException e) {
      close(raw, e);
      throw e instanceof InvalidInputException
          ? (InvalidInputException) e
          : new InvalidInputException(name, "cannot be read: " + e.getMessage());
    }
  }

  private static InputStream unpacked(String name, BufferedInputStream in) throws IOException {
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    if (first == 0x1f && second == 0x8b) {
      try {
        return new GZIPInputStream(in, BUFFER);
      } catch (ZipException e) {
        throw new InvalidInputException(name, "is a broken gzip file: " + e.getMessage());
      }
    }
    if (name.endsWith(".gz")) {
      throw new InvalidInputException(name, "is named .gz and is not a gzip file");
    }
    return in;
  }

  private static Reader text(String name, InputStream in, Charset charset) throws IOException {
    PushbackReader reader = new PushbackReader(new InputStreamReader(in, charset), 1);
    int first = reader.read();
    if (first < 0) {
      throw new InvalidInputException(name, "is empty");
    }
    if (first != '\ufeff') {
      reader.unread(first);
    }
    return reader;
  }

  private static void close(@Nullable Closeable c, Exception because) {
    try {
      if (c != null) {
        c.close();
      }
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  /** The text, without a byte order mark. What is not of the character set reads as U+FFFD. */
  public Reader reader() {
    return reader;
  }

  /** How many bytes of the file were read so far. */
  long bytesRead() {
    return raw.count;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static final class Counting extends FilterInputStream {
    long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      int n = in.read(b, off, len);
      count += Math.max(n, 0);
      return n;
    }
  }
}
