/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import io.foresight.core.input.Fields;
import io.foresight.core.model.ModelFormatException;
import io.foresight.core.model.ModelFrame;
import io.foresight.core.recommend.blend.Blend;
import io.foresight.core.recommend.blend.BlendReport;
import io.foresight.core.recommend.interaction.Ids;
import io.foresight.core.recommend.interaction.InteractionKind;
import io.foresight.core.recommend.interaction.InteractionWeights;
import io.foresight.core.recommend.rank.Ranker;
import io.foresight.core.recommend.rank.RankerCodec;
import io.foresight.core.recommend.slot.Task;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Models as bytes, in a {@link ModelFrame} with the magic {@code FSGR}. The same model gives the
 * same bytes.
 */
public final class RecommendModelCodec {
  /** The newest format that is read, and the one that is written. */
  public static final int FORMAT = 1;

  private static final ModelFrame FRAME = new ModelFrame("FSGR", FORMAT);

  private RecommendModelCodec() {}

  /** The model as bytes. */
  public static byte[] encode(RecommendModel model) {
    return FRAME.encode(FORMAT, out -> write(model, out));
  }

  /**
   * The model of the given bytes.
   *
   * @throws ModelFormatException if they are not a model, were cut or changed, or come from a newer
   *     version of Foresight
   */
  public static RecommendModel decode(byte[] bytes) {
    return FRAME.decode(bytes, (in, length) -> read(in));
  }

  private static void write(RecommendModel model, DataOutputStream out) throws IOException {
    out.writeUTF(model.version());
    out.writeLong(model.trainedAt());
    InteractionWeights w = model.weights();
    for (InteractionKind k : InteractionKind.values()) {
      out.writeDouble(w.of(k));
    }
    out.writeDouble(w.halfLifeDays());
    out.writeInt(w.maxItems());
    out.writeInt(model.items().size());
    for (int i = 0; i < model.items().size(); i++) {
      text(model.items().id(i), out);
    }
    out.writeInt(model.rankers().size());
    for (Ranker r : model.rankers()) {
      RankerCodec.write(r, out);
    }
    for (Task task : Task.values()) {
      Blend b = model.blend(task);
      out.writeByte(b == null ? 0 : b.rankers().size());
      out.writeByte(model.grade(task).ordinal());
      for (int r = 0; b != null && r < b.rankers().size(); r++) {
        out.writeUTF(b.rankers().get(r));
        out.writeDouble(b.weight(r));
        out.writeDouble(b.usual(r));
      }
    }
  }

  private static RecommendModel read(DataInputStream in) throws IOException {
    String version = in.readUTF();
    long trainedAt = in.readLong();
    Map<String, Object> kinds = new LinkedHashMap<>();
    Map<?, ?> names = (Map<?, ?>) InteractionWeights.DEFAULT.toMap().get("weights");
    if (names != null) {
      for (Object name : names.keySet()) {
        kinds.put(String.valueOf(name), in.readDouble());
      }
    }
    Map<String, Object> weights = new LinkedHashMap<>();
    weights.put("weights", kinds);
    weights.put("halfLifeDays", in.readDouble());
    weights.put("maxItems", in.readInt());
    int n = count(in);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      ids.add(text(in));
    }
    Ids items = Ids.of(ids);
    if (items.size() != n) {
      throw new IOException("an item is there twice");
    }
    List<Ranker> rankers = new ArrayList<>();
    for (int r = count(in); r > 0; r--) {
      rankers.add(RankerCodec.read(in, n));
    }
    Map<Task, Blend> blends = new EnumMap<>(Task.class);
    Map<Task, BlendReport.Grade> grades = new EnumMap<>(Task.class);
    for (Task task : Task.values()) {
      blend(task, blends, grades, in);
    }
    if (in.available() > 0) {
      throw new IOException(in.available() + " bytes too many");
    }
    return new RecommendModel(
        version,
        trainedAt,
        InteractionWeights.fromMap(Fields.of("interactions", weights)),
        items,
        rankers,
        blends,
        grades);
  }

  private static void blend(
      Task task, Map<Task, Blend> blends, Map<Task, BlendReport.Grade> grades, DataInputStream in)
      throws IOException {
    int n = in.readByte();
    int grade = in.readByte();
    if (n < 0 || grade < 0 || grade >= BlendReport.Grade.values().length) {
      throw new IOException("impossible blend");
    }
    grades.put(task, BlendReport.Grade.values()[grade]);
    if (n > 0) {
      List<String> names = new ArrayList<>();
      double[] w = new double[n];
      double[] usual = new double[n];
      for (int r = 0; r < n; r++) {
        names.add(in.readUTF());
        w[r] = in.readDouble();
        usual[r] = in.readDouble();
      }
      blends.put(task, new Blend(names, w, usual));
    }
  }

  private static int count(DataInputStream in) throws IOException {
    int n = in.readInt();
    if (n < 0 || n > in.available()) {
      throw new IOException("impossible count " + n);
    }
    return n;
  }

  private static void text(String s, DataOutputStream out) throws IOException {
    byte[] utf8 = s.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] utf8 = new byte[count(in)];
    in.readFully(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
