/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

/**
 * Models as bytes, in a {@link ModelFrame} with the magic {@code FSGT}. The same model gives the
 * same bytes. A format once released stays readable.
 */
public final class ModelCodec {
  /**
   * The newest format that is read. Format 2 knows target-coded columns, format 3 amounts, format 4
   * blends; models without them are still written as format 1, so that the version before reads
   * them.
   */
  public static final int FORMAT = 4;

  private static final ModelFrame FRAME = new ModelFrame("FSGT", FORMAT);

  private ModelCodec() {}

  /** The model as bytes, of the oldest format that can hold it. */
  public static byte[] encode(ScoringModel model) {
    return FRAME.encode(format(model), out -> new ModelWriter(out).model(model));
  }

  /**
   * The model of the given bytes.
   *
   * @throws ModelFormatException if they are not a model, were cut or changed, or come from a newer
   *     version of Foresight
   */
  public static ScoringModel decode(byte[] bytes) {
    return FRAME.decode(bytes, (in, length) -> new ModelReader(in, length).model());
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
}
