/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import io.foresight.core.model.ModelFormatException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Writes rankers as bytes and reads them back; the same ranker gives the same bytes. */
public final class RankerCodec {
  private static final int NEIGHBOURS = 1;
  private static final int POPULARITY = 2;
  private static final int REPURCHASE = 3;
  private static final int PEOPLE = 4;

  private RankerCodec() {}

  /**
   * Writes one.
   *
   * @throws IllegalArgumentException for a ranker of a kind it does not know
   */
  public static void write(Ranker ranker, DataOutputStream out) throws IOException {
    if (ranker instanceof NeighbourRanker) {
      NeighbourRanker r = (NeighbourRanker) ranker;
      head(NEIGHBOURS, r, out);
      out.writeByte(r.kind().ordinal());
      out.writeInt(r.latest());
      table(r.table(), out);
    } else if (ranker instanceof Popularity) {
      Popularity p = (Popularity) ranker;
      head(POPULARITY, p, out);
      out.writeBoolean(p.isRecent());
      PackedArrays.write(p.all(), out);
      PackedArrays.write(p.people(), out);
      out.writeInt(p.segments().size());
      for (Map.Entry<String, float[]> e : new TreeMap<>(p.segments()).entrySet()) {
        out.writeUTF(e.getKey());
        PackedArrays.write(e.getValue(), out);
      }
    } else if (ranker instanceof Repurchase) {
      Repurchase r = (Repurchase) ranker;
      head(REPURCHASE, r, out);
      out.writeBoolean(r.isDueOnly());
      PackedArrays.write(r.cycles(), out);
      PackedArrays.write(r.readiness(), out);
    } else if (ranker instanceof UserNeighbours) {
      UserNeighbours u = (UserNeighbours) ranker;
      head(PEOPLE, u, out);
      PackedArrays.write(u.starts(), out);
      PackedArrays.write(u.items(), out);
      PackedArrays.write(u.weights(), out);
    } else {
      throw new IllegalArgumentException("no format for " + ranker.getClass().getName());
    }
  }

  private static void head(int kind, Ranker ranker, DataOutputStream out) throws IOException {
    out.writeByte(kind);
    out.writeUTF(ranker.name());
  }

  /**
   * Reads one.
   *
   * @param items how many items the model has
   * @throws ModelFormatException if the bytes are no ranker of so many items
   */
  public static Ranker read(DataInputStream in, int items) throws IOException {
    int kind = in.readByte();
    String name = in.readUTF();
    switch (kind) {
      case NEIGHBOURS:
        Evidence.Kind[] kinds = Evidence.Kind.values();
        Evidence.Kind evidence = kinds[PackedArrays.below(in.readByte(), kinds.length)];
        int latest = PackedArrays.below(in.readInt(), Integer.MAX_VALUE);
        return new NeighbourRanker(name, table(in, items), evidence, latest);
      case POPULARITY:
        boolean recent = in.readBoolean();
        float[] all = PackedArrays.floats(in, items);
        int[] people = PackedArrays.ints(in, items);
        Map<String, float[]> segments = new TreeMap<>();
        for (int n = in.readInt(); n > 0; n--) {
          segments.put(in.readUTF(), PackedArrays.floats(in, items));
        }
        return new Popularity(name, recent, all, people, segments);
      case REPURCHASE:
        boolean due = in.readBoolean();
        float[] cycles = PackedArrays.floats(in, items);
        return new Repurchase(name, due, cycles, PackedArrays.floats(in, items));
      case PEOPLE:
        int[] start = PackedArrays.ints(in, -1);
        int[] item = PackedArrays.ints(in, -1);
        float[] weight = PackedArrays.floats(in, item.length);
        PackedArrays.rows(start, item, items);
        return new UserNeighbours(name, items, start, item, weight);
      default:
        throw new ModelFormatException("the model is corrupt: unknown kind of ranker " + kind);
    }
  }

  private static void table(NeighbourTable t, DataOutputStream out) throws IOException {
    PackedArrays.write(t.start, out);
    PackedArrays.write(t.item, out);
    for (int at = 0; at < t.item.length; at++) {
      out.writeShort(t.weight[at]);
      out.writeChar(t.count[at]);
    }
    PackedArrays.write(t.scale, out);
    PackedArrays.write(t.support, out);
  }

  private static NeighbourTable table(DataInputStream in, int items) throws IOException {
    int[] start = PackedArrays.ints(in, items + 1);
    int[] item = PackedArrays.ints(in, -1);
    PackedArrays.rows(start, item, items);
    short[] weight = new short[item.length];
    char[] count = new char[item.length];
    for (int at = 0; at < item.length; at++) {
      weight[at] = in.readShort();
      count[at] = in.readChar();
    }
    return new NeighbourTable(
        start, item, weight, count, PackedArrays.floats(in, items), PackedArrays.ints(in, items));
  }
}
