/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.interaction;

import io.foresight.core.input.Fields;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How much each kind of interaction says, how fast it fades and how much of one person counts. By
 * default an order counts 1, what was liked 1, a cart 0.5, a click 0.25, a view 0.2, what was taken
 * out of the cart -0.4, what was disliked -1; half of it after 90 days; 1000 items of a person, the
 * heaviest. Immutable.
 */
public final class InteractionWeights {
  /** The defaults. */
  public static final InteractionWeights DEFAULT =
      new InteractionWeights(new double[] {0.2, 0.25, 0.5, -0.4, 1, 1, -1}, 90, 1000);

  private static final double DAY = 86_400;

  private final double[] weights;
  private final double halfLifeDays;
  private final int maxItems;
  private final double perSecond;

  private InteractionWeights(double[] weights, double halfLifeDays, int maxItems) {
    this.weights = weights;
    this.halfLifeDays = halfLifeDays;
    this.maxItems = maxItems;
    this.perSecond = Math.log(2) / (halfLifeDays * DAY);
  }

  /** The same with another half-life, 1..3650 days. */
  public InteractionWeights halfLife(double days) {
    if (!(days >= 1 && days <= 3650)) {
      throw new IllegalArgumentException("a half-life must be 1..3650 days, was " + days);
    }
    return new InteractionWeights(weights, days, maxItems);
  }

  /** The same with another bound on items per person, 1..10000. */
  public InteractionWeights maxItems(int most) {
    if (most < 1 || most > 10_000) {
      throw new IllegalArgumentException("1..10000 items of a person count, not " + most);
    }
    return new InteractionWeights(weights, halfLifeDays, most);
  }

  /** What a fresh interaction of that kind counts. */
  public double of(InteractionKind kind) {
    return weights[kind.ordinal()];
  }

  double of(int kind) {
    return weights[kind];
  }

  /** Days after which an interaction counts half. */
  public double halfLifeDays() {
    return halfLifeDays;
  }

  /** How many items of one person count, the heaviest. */
  public int maxItems() {
    return maxItems;
  }

  /** What is left of a weight after so many seconds; a moment in the future has not faded. */
  public double left(double seconds) {
    return seconds <= 0 ? 1 : Math.exp(-perSecond * seconds);
  }

  /**
   * Reads {@code {"weights": {"view": 0.2, …}, "halfLifeDays": 90, "maxItems": 1000}}; what is
   * absent has its default.
   *
   * @throws io.foresight.core.input.InvalidInputException naming the field: weights lie in -10..10,
   *     the half-life in 1..3650 days, the items in 1..10000
   */
  public static InteractionWeights fromMap(Fields f) {
    f.allowOnly(Set.of("weights", "halfLifeDays", "maxItems"));
    Map<String, Double> names = DEFAULT.names();
    Fields given = f.object("weights").allowOnly(names.keySet());
    double[] w = new double[names.size()];
    for (InteractionKind k : InteractionKind.values()) {
      w[k.ordinal()] = given.number(name(k), DEFAULT.of(k), -10, 10);
    }
    return new InteractionWeights(
        w,
        f.number("halfLifeDays", DEFAULT.halfLifeDays, 1, 3650),
        f.integer("maxItems", DEFAULT.maxItems, 1, 10_000));
  }

  /** JSON-like; {@link #fromMap} reads it back. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("weights", names());
    m.put("halfLifeDays", halfLifeDays);
    m.put("maxItems", maxItems);
    return m;
  }

  private Map<String, Double> names() {
    Map<String, Double> m = new LinkedHashMap<>();
    for (InteractionKind k : InteractionKind.values()) {
      m.put(name(k), of(k));
    }
    return m;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof InteractionWeights && toMap().equals(((InteractionWeights) o).toMap());
  }

  @Override
  public int hashCode() {
    return toMap().hashCode();
  }

  /** Name of a kind in JSON and settings, e.g. {@code cartRemove}. */
  public static String name(InteractionKind k) {
    return k == InteractionKind.CART_REMOVE ? "cartRemove" : k.name().toLowerCase(Locale.ROOT);
  }
}
