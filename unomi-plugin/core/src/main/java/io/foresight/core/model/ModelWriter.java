/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

import io.foresight.core.table.Column;
import io.foresight.core.table.Schema;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the payload of {@link ModelCodec}. */
final class ModelWriter {
  static final int LINEAR = 1;
  static final int TREES = 2;
  static final int CODED = 3;
  static final int BLENDED = 4;

  private final DataOutputStream out;

  ModelWriter(DataOutputStream out) {
    this.out = out;
  }

  void model(ScoringModel model) throws IOException {
    text(model.learner());
    schema(model.schema());
    predictor(model.predictor());
    out.writeByte(model.calibrator().kind().ordinal());
    doubles(model.calibrator().xs());
    doubles(model.calibrator().ys());
  }

  private void predictor(Predictor predictor) throws IOException {
    if (predictor instanceof LinearPredictor) {
      out.writeByte(LINEAR);
      linear((LinearPredictor) predictor);
    } else if (predictor instanceof TreePredictor) {
      out.writeByte(TREES);
      trees((TreePredictor) predictor);
    } else if (predictor instanceof TargetCodedPredictor) {
      out.writeByte(CODED);
      TargetCodedPredictor coded = (TargetCodedPredictor) predictor;
      for (TargetTable t : coded.tables()) {
        out.writeBoolean(t != null);
        if (t != null) {
          out.writeFloat(t.missing());
          out.writeInt(t.hashes().length);
          for (int i = 0; i < t.hashes().length; i++) {
            out.writeLong(t.hashes()[i]);
            out.writeFloat(t.values()[i]);
          }
        }
      }
      predictor(coded.inner());
    } else if (predictor instanceof BlendedPredictor) {
      out.writeByte(BLENDED);
      List<Predictor> parts = ((BlendedPredictor) predictor).parts();
      out.writeInt(parts.size());
      for (Predictor p : parts) {
        predictor(p);
      }
    } else {
      throw new IllegalArgumentException("no format for " + predictor.getClass().getName());
    }
  }

  private void schema(Schema schema) throws IOException {
    out.writeInt(schema.columns().size());
    for (Column c : schema.columns()) {
      out.writeByte(c.kind().ordinal());
      text(c.name());
    }
  }

  private void linear(LinearPredictor p) throws IOException {
    for (NumberEncoding n : p.encoder().numbers()) {
      out.writeByte(n.shape().ordinal());
      out.writeDouble(n.mean());
      out.writeDouble(n.scale());
      out.writeDouble(n.low());
      out.writeDouble(n.high());
      floats(n.edges());
    }
    levels(p.encoder().levels());
    out.writeDouble(p.intercept());
    doubles(p.weights());
    doubles(p.means());
  }

  private void trees(TreePredictor p) throws IOException {
    levels(p.encoder().levels());
    out.writeDouble(p.intercept());
    Trees t = p.trees();
    out.writeInt(t.count());
    out.writeInt(t.nodes());
    for (int r : t.root) {
      out.writeInt(r);
    }
    for (int i = 0; i < t.nodes(); i++) {
      out.writeInt(t.left[i]);
      out.writeDouble(t.cover[i]);
      if (t.leaf(i)) {
        out.writeDouble(t.value[i]);
      } else {
        out.writeInt(t.feature[i]);
        out.writeFloat(t.threshold[i]);
        out.writeBoolean(t.missingLeft[i]);
      }
    }
  }

  private void levels(List<CategoryLevels> columns) throws IOException {
    for (CategoryLevels c : columns) {
      out.writeInt(c.names().size());
      for (String name : c.names()) {
        text(name);
      }
    }
  }

  private void text(String s) throws IOException {
    byte[] utf8 = s.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private void doubles(double[] values) throws IOException {
    out.writeInt(values.length);
    for (double v : values) {
      out.writeDouble(v);
    }
  }

  private void floats(float[] values) throws IOException {
    out.writeInt(values.length);
    for (float v : values) {
      out.writeFloat(v);
    }
  }
}
