/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Models as bytes: magic {@code FSGT}, format version (int), length of the payload (int), payload,
 * CRC32 of all before it (int); big endian. The same model gives the same bytes. A format once
 * released stays readable.
 */
public final class ModelCodec {
  /**
   * The newest format that is read. Format 2 knows target-coded columns, format 3 amounts, format 4
   * blends; models without them are still written as format 1, so that the version before reads
   * them.
   */
  public static final int FORMAT = 4;

  private static final int MAGIC = 0x46534754;
  private static final int HEADER = 12;

  private ModelCodec() {}

  /** The model as bytes, of the oldest format that can hold it. */
  public static byte[] encode(ScoringModel model) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(payload)) {
      new ModelWriter(out).model(model);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
    ByteBuffer buffer = ByteBuffer.allocate(HEADER + payload.size() + 4);
    buffer.putInt(MAGIC).putInt(format(model)).putInt(payload.size()).put(payload.toByteArray());
    buffer.putInt(crc(buffer.array(), buffer.position()));
    return buffer.array();
  }

  /**
   * The model of the given bytes.
   *
   * @throws ModelFormatException if they are not a model, were cut or changed, or come from a newer
   *     version of Foresight
   */
  public static ScoringModel decode(byte[] bytes) {
    if (bytes.length < HEADER + 4) {
      throw new ModelFormatException("not a model: only " + bytes.length + " bytes");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (buffer.getInt() != MAGIC) {
      throw new ModelFormatException("not a model: it does not begin with FSGT");
    }
    int format = buffer.getInt();
    if (format > FORMAT) {
      throw new ModelFormatException(
          "the model has format "
              + format
              + ", this version reads up to "
              + FORMAT
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
      return new ModelReader(in, length).model();
    } catch (IOException | IllegalArgumentException e) {
      ModelFormatException x = new ModelFormatException("the model is corrupt: " + e.getMessage());
      x.initCause(e);
      throw x;
    }
  }

  private static int format(ScoringModel model) {
    if (model.predictor() instanceof BlendedPredictor) {
      return 4;
    }
    if (model.ofAmounts()) {
      return 3;
    }
    return model.predictor() instanceof TargetCodedPredictor ? 2 : 1;
  }

  private static int crc(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
