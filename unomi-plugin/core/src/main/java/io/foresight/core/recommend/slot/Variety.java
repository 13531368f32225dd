/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.slot;

import io.foresight.core.input.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How mixed a slot's items are: at most so many of a main category and of a brand (0: any number),
 * and how much an item loses for being like those above it (0 nothing, 1 everything; maximal
 * marginal relevance, Carbonell, Goldstein 1998, with lambda one minus this). By default no bounds
 * and 0. Immutable.
 */
public final class Variety {
  private final int perCategory;
  private final int perBrand;
  private final double mix;

  private Variety(int perCategory, int perBrand, double mix) {
    this.perCategory = perCategory;
    this.perBrand = perBrand;
    this.mix = mix;
  }

  /**
   * Reads {@code {"perCategory": 0, "perBrand": 0, "mix": 0}}.
   *
   * @throws io.foresight.core.input.InvalidInputException naming the field
   */
  public static Variety fromMap(Fields f) {
    f.allowOnly(Set.of("perCategory", "perBrand", "mix"));
    return new Variety(
        f.integer("perCategory", 0, 0, 100),
        f.integer("perBrand", 0, 0, 100),
        f.number("mix", 0, 0, 1));
  }

  /** JSON-like; {@link #fromMap} reads it back. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("perCategory", perCategory);
    m.put("perBrand", perBrand);
    m.put("mix", mix);
    return m;
  }

  /** Items of one main category at most, 0: any number. */
  public int perCategory() {
    return perCategory;
  }

  /** Items of one brand at most, 0: any number. */
  public int perBrand() {
    return perBrand;
  }

  /** What an item loses for being like those above it, 0..1. */
  public double mix() {
    return mix;
  }
}
