/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

import io.foresight.core.table.Column;
import io.foresight.core.table.Schema;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the payload of {@link ModelCodec}. */
final class ModelReader {
  private final DataInputStream in;
  private final int limit;
  private boolean inBlend;

  ModelReader(DataInputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  ScoringModel model() throws IOException {
    String learner = text();
    Schema schema = schema();
    Predictor predictor = predictor(schema);
    Calibrator calibrator = calibrator(oneOf(Calibrator.Kind.values()));
    if (in.available() > 0) {
      throw new IOException(in.available() + " bytes too many");
    }
    return new ScoringModel(learner, predictor, calibrator);
  }

  private Predictor predictor(Schema schema) throws IOException {
    int kind = in.readByte();
    if (kind == ModelWriter.LINEAR) {
      return linear(schema);
    }
    if (kind == ModelWriter.TREES) {
      return trees(schema);
    }
    if (kind == ModelWriter.CODED) {
      return coded(schema);
    }
    if (kind == ModelWriter.BLENDED) {
      return blended(schema);
    }
    throw new IOException("unknown kind of predictor " + kind);
  }

  private Predictor blended(Schema schema) throws IOException {
    if (inBlend) {
      throw new IOException("a blend within a blend");
    }
    inBlend = true;
    int n = in.readInt();
    if (n < 1 || n > BlendedPredictor.MOST) {
      throw new IOException("a blend of " + n + " parts");
    }
    List<Predictor> parts = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      parts.add(predictor(schema));
    }
    return new BlendedPredictor(parts);
  }

  private Predictor coded(Schema schema) throws IOException {
    List<@Nullable TargetTable> tables = new ArrayList<>();
    for (int c = 0; c < schema.categories().size(); c++) {
      if (!in.readBoolean()) {
        tables.add(null);
        continue;
      }
      float missing = in.readFloat();
      int n = count();
      long[] hashes = new long[n];
      float[] values = new float[n];
      for (int i = 0; i < n; i++) {
        hashes[i] = in.readLong();
        values[i] = in.readFloat();
      }
      tables.add(new TargetTable(missing, hashes, values));
    }
    return new TargetCodedPredictor(
        schema, tables, predictor(TargetCodedPredictor.inner(schema, tables)));
  }

  private Schema schema() throws IOException {
    int n = count();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      boolean number = oneOf(Column.Kind.values()) == Column.Kind.NUMBER;
      String name = text();
      columns.add(number ? Column.number(name) : Column.category(name));
    }
    return new Schema(columns);
  }

  private Predictor linear(Schema schema) throws IOException {
    List<NumberEncoding> numbers = new ArrayList<>();
    for (int c = 0; c < schema.numbers().size(); c++) {
      numbers.add(
          new NumberEncoding(
              oneOf(NumberEncoding.Shape.values()),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              floats()));
    }
    LinearEncoder encoder = new LinearEncoder(schema, numbers, levels(schema));
    double intercept = in.readDouble();
    double[] weights = doubles();
    return new LinearPredictor(encoder, intercept, weights, doubles());
  }

  private Predictor trees(Schema schema) throws IOException {
    TreeEncoder encoder = new TreeEncoder(schema, levels(schema));
    double intercept = in.readDouble();
    int[] root = new int[count()];
    int n = count();
    for (int t = 0; t < root.length; t++) {
      root[t] = in.readInt();
    }
    int[] feature = new int[n];
    float[] threshold = new float[n];
    int[] left = new int[n];
    boolean[] missingLeft = new boolean[n];
    double[] value = new double[n];
    double[] cover = new double[n];
    for (int i = 0; i < n; i++) {
      left[i] = in.readInt();
      cover[i] = in.readDouble();
      if (left[i] < 0) {
        value[i] = in.readDouble();
      } else {
        feature[i] = in.readInt();
        threshold[i] = in.readFloat();
        missingLeft[i] = in.readBoolean();
      }
    }
    Trees trees = new Trees(root, feature, threshold, left, missingLeft, value, cover);
    return new TreePredictor(encoder, trees, intercept);
  }

  private Calibrator calibrator(Calibrator.Kind kind) throws IOException {
    double[] x = doubles();
    double[] y = doubles();
    if (kind == Calibrator.Kind.NONE) {
      return Calibrator.NONE;
    }
    if (kind == Calibrator.Kind.ISOTONIC) {
      return Calibrator.isotonic(x, y);
    }
    if (kind == Calibrator.Kind.AMOUNT) {
      if (x.length != 0 || y.length != 1) {
        throw new IOException("a model of amounts needs one factor");
      }
      return Calibrator.amount(Math.exp(y[0]));
    }
    if (x.length != 1 || y.length != 1) {
      throw new IOException("Platt scaling needs a slope and an intercept");
    }
    return Calibrator.platt(x[0], y[0]);
  }

  private List<CategoryLevels> levels(Schema schema) throws IOException {
    List<CategoryLevels> out = new ArrayList<>();
    for (int c = 0; c < schema.categories().size(); c++) {
      int n = count();
      List<String> names = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        names.add(text());
      }
      out.add(new CategoryLevels(names));
    }
    return out;
  }

  private <E> E oneOf(E[] values) throws IOException {
    int ordinal = in.readByte();
    if (ordinal < 0 || ordinal >= values.length) {
      throw new IOException("unknown kind " + ordinal);
    }
    return values[ordinal];
  }

  /** A count that can be true: each item takes at least a byte. Keeps damage from eating memory. */
  private int count() throws IOException {
    int n = in.readInt();
    if (n < 0 || n > limit) {
      throw new IOException("impossible count " + n);
    }
    return n;
  }

  private String text() throws IOException {
    byte[] utf8 = new byte[count()];
    in.readFully(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private double[] doubles() throws IOException {
    double[] values = new double[count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }

  private float[] floats() throws IOException {
    float[] values = new float[count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }
}
