/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.interaction;

import io.foresight.core.event.MappedEvent;
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

  private final TreeMap<Long, Touch> items = new TreeMap<>();
  private final InteractionWeights weights;

  /** An empty one. */
  public Trace(InteractionWeights weights) {
    this.weights = weights;
  }

  /** Takes an event in; what is nothing to items changes nothing. Returns whether it changed. */
  public boolean fold(MappedEvent e) {
    InteractionKind kind = InteractionKind.of(e);
    if (kind == null) {
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

  /**
   * Packs it: 17 bytes for an item that was only looked at, {@value TraceCodec#LARGEST} at most;
   * equal states, equal bytes.
   */
  public byte[] encode() {
    return TraceCodec.encode(items);
  }

  /**
   * Unpacks what {@link #encode} packed.
   *
   * @throws IllegalArgumentException if the bytes are not such
   */
  public static Trace decode(byte[] bytes, InteractionWeights weights) {
    Trace out = new Trace(weights);
    TraceCodec.decode(bytes, MAX_ITEMS, out.items);
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
