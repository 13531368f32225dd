/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * What stands around a stored model: a magic of four letters, format version (int), length of the
 * payload (int), payload, CRC32 of all before it (int); big endian. Immutable.
 */
public final class ModelFrame {
  private static final int HEADER = 12;

  private final String magic;
  private final int newest;

  /** Writes a payload. */
  public interface Writer {
    /** Writes it. */
    void write(DataOutputStream out) throws IOException;
  }

  /** Reads a payload. */
  public interface Reader<T> {
    /**
     * Reads it.
     *
     * @param length of the payload in bytes
     */
    T read(DataInputStream in, int length) throws IOException;
  }

  /**
   * @param magic four ASCII letters
   * @param newest the newest format that is read; from 1
   */
  public ModelFrame(String magic, int newest) {
    this.magic = magic;
    this.newest = newest;
  }

  private int number() {
    return ByteBuffer.wrap(magic.getBytes(StandardCharsets.US_ASCII)).getInt();
  }

  /** A payload of a format in its frame. */
  public byte[] encode(int format, Writer writer) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(payload)) {
      writer.write(out);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
    ByteBuffer buffer = ByteBuffer.allocate(HEADER + payload.size() + 4);
    buffer.putInt(number()).putInt(format).putInt(payload.size()).put(payload.toByteArray());
    return buffer.putInt(crc(buffer.array(), buffer.position())).array();
  }

  /**
   * What a reader makes of the payload.
   *
   * @throws ModelFormatException if the bytes are not such a model, were cut or changed, or come
   *     from a newer version of Foresight
   */
  public <T> T decode(byte[] bytes, Reader<T> reader) {
    if (bytes.length < HEADER + 4) {
      throw new ModelFormatException("not a model: only " + bytes.length + " bytes");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (buffer.getInt() != number()) {
      throw new ModelFormatException("not a model: it does not begin with " + magic);
    }
    int format = buffer.getInt();
    if (format > newest) {
      throw new ModelFormatException(
          "the model has format "
              + format
              + ", this version reads up to "
              + newest
              + "; update Foresight or train again");
    }
    int length = buffer.getInt();
    if (format < 1 || length != bytes.length - HEADER - 4) {
      throw new ModelFormatException("the model is cut off or corrupt: its length does not fit");
    }
    if (buffer.getInt(HEADER + length) != crc(bytes, HEADER + length)) {
      throw new ModelFormatException("the model is corrupt: its checksum does not fit");
    }
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(bytes, HEADER, length))) {
      return reader.read(in, length);
    } catch (IOException | IllegalArgumentException e) {
      ModelFormatException x = new ModelFormatException("the model is corrupt: " + e.getMessage());
      x.initCause(e);
      throw x;
    }
  }

  private static int crc(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
