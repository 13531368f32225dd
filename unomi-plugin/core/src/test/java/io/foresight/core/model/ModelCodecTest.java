/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModelCodecTest {
  /** Probabilities that the golden model gave when its file was written. */
  private static final double[] GOLDEN = {0.37444790040217085, 0.709600437941663};

  private final Schema schema =
      new Schema(List.of(Column.number("x0"), Column.category("country"), Column.number("x1")));

  @Test
  void trees_surviveTheRoundTrip() {
    ScoringModel model = treeModel();
    ScoringModel back = ModelCodec.decode(ModelCodec.encode(model));
    assertSame(model, back);
    assertThat(ModelCodec.encode(back)).isEqualTo(ModelCodec.encode(model));
  }

  @Test
  void linearModels_surviveTheRoundTrip() {
    List<NumberEncoding> numbers =
        List.of(
            NumberEncoding.line(NumberEncoding.Shape.LOG, 0.5, 2, -3, 3),
            NumberEncoding.bins(new float[] {-1, 0, 2}));
    LinearEncoder encoder = new LinearEncoder(schema, numbers, levels());
    double[] weights = new double[encoder.width()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.sin(i + 1);
    }
    ScoringModel model =
        new ScoringModel(
            "logistic-regression",
            new LinearPredictor(encoder, -1, weights, new double[] {0.1, 0.2, 0.3}),
            Calibrator.platt(1.1, -0.2));
    assertSame(model, ModelCodec.decode(ModelCodec.encode(model)));
  }

  @Test
  void blends_surviveTheRoundTripAndAreTheMeanOfTheirParts() {
    Predictor a = treeModel().predictor();
    LinearEncoder encoder =
        new LinearEncoder(
            schema,
            List.of(
                NumberEncoding.line(NumberEncoding.Shape.PLAIN, 0, 1, -3, 3),
                NumberEncoding.bins(new float[] {0})),
            levels());
    double[] weights = new double[encoder.width()];
    java.util.Arrays.fill(weights, 0.5);
    Predictor b = new LinearPredictor(encoder, -1, weights, new double[] {0.1, 0.2, 0.3});
    ScoringModel model =
        new ScoringModel("blend", new BlendedPredictor(List.of(a, b)), Calibrator.NONE);
    ScoringModel back = ModelCodec.decode(ModelCodec.encode(model));
    assertSame(model, back);
    Row row = schema.newRow();
    row.numbers[0] = 0.4f;
    assertThat(back.margin(row)).isCloseTo((a.margin(row) + b.margin(row)) / 2, offset(1e-12));
    double[] contributions = new double[3];
    back.contributions(row, contributions);
    assertThat(back.base() + contributions[0] + contributions[1] + contributions[2])
        .isCloseTo(back.margin(row), offset(1e-9));
    assertThatThrownBy(() -> new BlendedPredictor(List.of(back.predictor())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BlendedPredictor(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theGoldenModel_scoresAsOnTheDayItWasWritten() throws IOException {
    try (InputStream in = ModelCodecTest.class.getResourceAsStream("/model-format-1.fsgt")) {
      assertThat(in).isNotNull();
      ScoringModel model = ModelCodec.decode(in.readAllBytes());
      Row row = schema.newRow();
      assertThat(model.schema()).isEqualTo(schema);
      assertThat(model.probability(row)).isCloseTo(GOLDEN[0], offset(1e-9));
      row.numbers[0] = 0.4f;
      row.numbers[1] = -0.6f;
      row.categories[0] = "DE";
      assertThat(model.probability(row)).isCloseTo(GOLDEN[1], offset(1e-9));
    }
  }

  @Test
  void anyDamagedByte_isNoticed() {
    byte[] good = ModelCodec.encode(treeModel());
    for (int i = 0; i < good.length; i += 7) {
      byte[] bad = good.clone();
      bad[i] ^= 0x10;
      assertThatThrownBy(() -> ModelCodec.decode(bad)).isInstanceOf(ModelFormatException.class);
    }
  }

  @Test
  void aCutModel_isRefused() {
    byte[] good = ModelCodec.encode(treeModel());
    for (int length : new int[] {0, 3, 12, 15, good.length / 2, good.length - 1}) {
      byte[] cut = java.util.Arrays.copyOf(good, length);
      assertThatThrownBy(() -> ModelCodec.decode(cut)).isInstanceOf(ModelFormatException.class);
    }
  }

  @Test
  void aNewerFormat_isRefusedWithAdvice() {
    byte[] newer = ModelCodec.encode(treeModel());
    ByteBuffer.wrap(newer).putInt(4, ModelCodec.FORMAT + 1);
    assertThatThrownBy(() -> ModelCodec.decode(newer))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("format " + (ModelCodec.FORMAT + 1))
        .hasMessageContaining("update Foresight");
  }

  @Test
  void somethingElse_isRefused() {
    assertThatThrownBy(() -> ModelCodec.decode(new byte[100]))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("does not begin with FSGT");
  }

  private ScoringModel treeModel() {
    TreeEncoder encoder = new TreeEncoder(schema, levels());
    Trees trees = RandomTrees.trees(6, 4, encoder.width(), new SplittableRandom(5));
    return new ScoringModel(
        "boosted-trees",
        new TreePredictor(encoder, trees, -0.3),
        Calibrator.isotonic(new double[] {-1, 0, 2}, new double[] {0.1, 0.4, 0.9}));
  }

  private static List<CategoryLevels> levels() {
    return List.of(new CategoryLevels(List.of("DE", "FR", "ÖÄ")));
  }

  private void assertSame(ScoringModel a, ScoringModel b) {
    assertThat(b.learner()).isEqualTo(a.learner());
    assertThat(b.schema()).isEqualTo(a.schema());
    SplittableRandom random = new SplittableRandom(3);
    String[] countries = {"DE", "FR", "ÖÄ", "XX", null};
    for (int i = 0; i < 200; i++) {
      Row row = RandomTrees.row(schema, random);
      row.categories[0] = countries[i % 5];
      assertThat(b.probability(row)).isEqualTo(a.probability(row));
      double[] ca = new double[3];
      double[] cb = new double[3];
      a.contributions(row, ca);
      b.contributions(row, cb);
      assertThat(cb).isEqualTo(ca);
    }
  }
}
