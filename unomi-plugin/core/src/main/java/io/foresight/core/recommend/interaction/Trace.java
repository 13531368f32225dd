/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.interaction;

import io.foresight.core.event.MappedEvent;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongToIntFunction;

/**
 * The running state of a person that recommendations are made from: folded event by event, merged
 * where profiles are, packed for the profile. Items are kept by a hash of their id, so that it
 * outlives models; at most {@value #MAX_ITEMS}, then those of least interest are forgotten. As long
 * as none is forgotten the order of events and merges does not matter. Not thread-safe.
 */
public final class Trace {
  /** How many items are kept. */
  public static final int MAX_ITEMS = 200;

  private static final byte FORMAT = 1;
  private static final int BYTES = 8 + 4 + 4 + 2 + 6 * 4;

  private final TreeMap<Long, Touch> items = new TreeMap<>();
  private final InteractionWeights weights;

  /** An empty one. */
  public Trace(InteractionWeights weights) {
    this.weights = weights;
  }

  /** Takes an event in; what is nothing to items changes nothing. Returns whether it changed. */
  public boolean fold(MappedEvent e) {
    InteractionKind kind = InteractionKind.of(e.role());
    if (kind == null || kind == InteractionKind.CLICK && e.machine()) {
      return false;
    }
    for (String product : e.products()) {
      add(product, kind, e.time());
    }
    return !e.products().isEmpty();
  }

  /** Takes one interaction in; time in milliseconds since 1970. */
  public void add(String item, InteractionKind kind, long time) {
    items
        .computeIfAbsent(MappedEvent.hash(item), h -> new Touch())
        .add(kind, InteractionLog.seconds(time), weights);
    forget();
  }

  /** Takes in what another profile of the same person did; the other stays as it is. */
  public void merge(Trace other) {
    other.items.forEach(
        (hash, t) -> {
          Touch mine = items.get(hash);
          if (mine == null) {
            items.put(hash, t.copy());
          } else {
            mine.merge(t, weights);
          }
        });
    forget();
  }

  private void forget() {
    if (items.size() <= MAX_ITEMS) {
      return;
    }
    int now = items.values().stream().mapToInt(t -> t.last).max().orElse(0);
    while (items.size() > MAX_ITEMS) {
      items.remove(
          items.entrySet().stream()
              .min(
                  Comparator.comparingDouble(
                          (Map.Entry<Long, Touch> e) -> e.getValue().weightAt(now, weights))
                      .thenComparing(Map.Entry::getKey))
              .orElseThrow()
              .getKey());
    }
  }

  /** How many items are known of. */
  public int size() {
    return items.size();
  }

  /**
   * What it is to a model.
   *
   * @param number of the model's item of a hash of an id, below 0 where it has none
   * @param now the moment to weigh as of, milliseconds since 1970
   */
  public History history(LongToIntFunction number, long now) {
    TreeMap<Integer, Touch> byItem = new TreeMap<>();
    items.forEach(
        (hash, t) -> {
          int i = number.applyAsInt(hash);
          if (i >= 0) {
            byItem.put(i, t.copy());
          }
        });
    return History.of(byItem, InteractionLog.seconds(now), weights);
  }

  /** Packs it: at most {@value #MAX_ITEMS} times 42 bytes and a few; equal states, equal bytes. */
  public byte[] encode() {
    ByteBuffer out = ByteBuffer.allocate(3 + BYTES * items.size());
    out.put(FORMAT).putShort((short) items.size());
    items.forEach(
        (hash, t) ->
            out.putLong(hash)
                .putFloat((float) t.weight)
                .putFloat((float) t.orderWeight)
                .putShort((short) Math.min(Short.MAX_VALUE, t.orders))
                .putInt(t.last)
                .putInt(t.firstOrder)
                .putInt(t.lastOrder)
                .putInt(t.lastView)
                .putInt(t.lastCart)
                .putInt(t.lastRemoved));
    return out.array();
  }

  /**
   * Unpacks what {@link #encode} packed.
   *
   * @throws IllegalArgumentException if the bytes are not such
   */
  public static Trace decode(byte[] bytes, InteractionWeights weights) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length < 3 || in.get() != FORMAT) {
      throw new IllegalArgumentException("not a trace of format " + FORMAT);
    }
    int n = in.getShort();
    if (n < 0 || n > MAX_ITEMS || bytes.length != 3 + n * BYTES) {
      throw new IllegalArgumentException(
          "a trace of " + n + " items in " + bytes.length + " bytes");
    }
    Trace out = new Trace(weights);
    for (int i = 0; i < n; i++) {
      long hash = in.getLong();
      Touch t = new Touch();
      t.weight = in.getFloat();
      t.orderWeight = in.getFloat();
      t.orders = in.getShort();
      t.last = in.getInt();
      t.firstOrder = in.getInt();
      t.lastOrder = in.getInt();
      t.lastView = in.getInt();
      t.lastCart = in.getInt();
      t.lastRemoved = in.getInt();
      if (!Double.isFinite(t.weight) || !Double.isFinite(t.orderWeight)) {
        throw new IllegalArgumentException("a trace with a weight that is no number");
      }
      out.items.put(hash, t);
    }
    return out;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Trace && Arrays.equals(encode(), ((Trace) o).encode());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encode());
  }
}
