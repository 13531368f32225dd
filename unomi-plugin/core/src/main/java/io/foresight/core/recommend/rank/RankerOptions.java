/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import io.foresight.core.input.Fields;
import io.foresight.core.recommend.interaction.InteractionWeights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How rankers learn. By default 100 neighbours of an item, cosines shrunk by 5, EASE over the 5000
 * most taken items with a ridge of 100 keeping 300 weights of each, popularity of late with a
 * half-life of 30 days. Immutable.
 */
public final class RankerOptions {
  /** The defaults. */
  public static final RankerOptions DEFAULT =
      new RankerOptions(InteractionWeights.DEFAULT, 100, 5, 5000, 100, 300, 30);

  private final InteractionWeights weights;
  private final int neighbours;
  private final double shrink;
  private final int easeItems;
  private final double easeLambda;
  private final int easeNeighbours;
  private final double recentDays;

  private RankerOptions(
      InteractionWeights weights,
      int neighbours,
      double shrink,
      int easeItems,
      double easeLambda,
      int easeNeighbours,
      double recentDays) {
    this.weights = weights;
    this.neighbours = neighbours;
    this.shrink = shrink;
    this.easeItems = easeItems;
    this.easeLambda = easeLambda;
    this.easeNeighbours = easeNeighbours;
    this.recentDays = recentDays;
  }

  /**
   * Reads {@code {"interactions": {…}, "neighbours": 100, "shrink": 5, "easeItems": 5000,
   * "easeLambda": 100, "easeNeighbours": 300, "recentDays": 30}}; what is absent has its default.
   *
   * @throws io.foresight.core.input.InvalidInputException naming the field
   */
  public static RankerOptions fromMap(Fields f) {
    f.allowOnly(
        Set.of(
            "interactions",
            "neighbours",
            "shrink",
            "easeItems",
            "easeLambda",
            "easeNeighbours",
            "recentDays"));
    return new RankerOptions(
        InteractionWeights.fromMap(f.object("interactions")),
        f.integer("neighbours", DEFAULT.neighbours, 1, 1000),
        f.number("shrink", DEFAULT.shrink, 0, 1e6),
        f.integer("easeItems", DEFAULT.easeItems, 0, 20_000),
        f.number("easeLambda", DEFAULT.easeLambda, 1e-3, 1e9),
        f.integer("easeNeighbours", DEFAULT.easeNeighbours, 1, 20_000),
        f.number("recentDays", DEFAULT.recentDays, 1, 3650));
  }

  /** JSON-like; {@link #fromMap} reads it back. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("interactions", weights.toMap());
    m.put("neighbours", neighbours);
    m.put("shrink", shrink);
    m.put("easeItems", easeItems);
    m.put("easeLambda", easeLambda);
    m.put("easeNeighbours", easeNeighbours);
    m.put("recentDays", recentDays);
    return m;
  }

  /** The same with interactions that count differently. */
  public RankerOptions weights(InteractionWeights other) {
    return new RankerOptions(
        other, neighbours, shrink, easeItems, easeLambda, easeNeighbours, recentDays);
  }

  /** How interactions count. */
  public InteractionWeights weights() {
    return weights;
  }

  /** How many neighbours an item keeps. */
  public int neighbours() {
    return neighbours;
  }

  /** Added to a cosine's denominator. */
  public double shrink() {
    return shrink;
  }

  /** How many items EASE is learned over, at most. */
  public int easeItems() {
    return easeItems;
  }

  /** EASE's ridge. */
  public double easeLambda() {
    return easeLambda;
  }

  /** How many of EASE's weights an item keeps. */
  public int easeNeighbours() {
    return easeNeighbours;
  }

  /** Half-life of popularity of late, in days. */
  public double recentDays() {
    return recentDays;
  }
}
