/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.blend;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A learned blend and what it is worth on people it was not learned from. Immutable. */
public final class BlendReport {
  /** What a blend is worth, against popularity by NDCG at 10. */
  public enum Grade {
    /** At least a tenth above popularity. */
    A,
    /** Above popularity by more than chance makes. */
    B,
    /** Not shown to be better than popularity: popularity is used. */
    C
  }

  private final Blend blend;
  private final Grade grade;
  private final int people;
  private final double ndcg;
  private final double popularity;
  private final Map<String, Double> alone;
  private final Map<String, Double> shares;

  BlendReport(
      Blend blend,
      Grade grade,
      int people,
      double ndcg,
      double popularity,
      Map<String, Double> alone,
      Map<String, Double> shares) {
    this.blend = blend;
    this.grade = grade;
    this.people = people;
    this.ndcg = ndcg;
    this.popularity = popularity;
    this.alone = Map.copyOf(alone);
    this.shares = Map.copyOf(shares);
  }

  /** The blend. */
  public Blend blend() {
    return blend;
  }

  /** What it is worth. */
  public Grade grade() {
    return grade;
  }

  /** How many people it was judged on. */
  public int people() {
    return people;
  }

  /** Mean NDCG at 10 on people it was not learned from; NaN where there were none. */
  public double ndcg() {
    return ndcg;
  }

  /** Popularity's on the same people. */
  public double popularity() {
    return popularity;
  }

  /** Each ranker's alone on the same people. */
  public Map<String, Double> alone() {
    return alone;
  }

  /** What share of the score of the ten items shown comes from each ranker of the blend. */
  public Map<String, Double> shares() {
    return shares;
  }

  /** JSON-like, for operators. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("grade", grade.name());
    m.put("people", people);
    if (people > 0) {
      m.put("ndcg", round(ndcg));
      m.put("popularityNdcg", round(popularity));
    }
    m.put("weights", blend.toMap());
    m.put("shares", sorted(shares));
    m.put("alone", sorted(alone));
    return m;
  }

  /** All of it, for {@link #restore}; JSON-like. */
  public Map<String, Object> state() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("rankers", blend.rankers());
    m.put("weights", each(blend.rankers().size(), blend::weight));
    m.put("usual", each(blend.rankers().size(), blend::usual));
    m.put("grade", grade.name());
    m.put("people", people);
    // Nobody to judge by leaves no figure, which JSON cannot say.
    m.put("ndcg", people > 0 ? ndcg : null);
    m.put("popularity", people > 0 ? popularity : null);
    m.put("alone", alone);
    m.put("shares", shares);
    return m;
  }

  /**
   * What {@link #state} said.
   *
   * @throws io.foresight.core.input.InvalidInputException naming the field
   */
  public static BlendReport restore(Fields f) {
    List<String> rankers = f.strings("rankers");
    return new BlendReport(
        new Blend(
            rankers, numbers(f, "weights", rankers.size()), numbers(f, "usual", rankers.size())),
        f.oneOf("grade", Grade.class, null),
        f.integer("people", 0, 0, Integer.MAX_VALUE),
        f.number("ndcg", Double.NaN, 0, 2),
        f.number("popularity", Double.NaN, 0, 2),
        named(f.object("alone")),
        named(f.object("shares")));
  }

  private static List<Double> each(int n, IntToDoubleFunction of) {
    return IntStream.range(0, n).mapToDouble(of).boxed().collect(Collectors.toList());
  }

  private static double[] numbers(Fields f, String name, int n) {
    Object list = f.raw(name);
    double[] out =
        list instanceof List
            ? ((List<?>) list)
                .stream()
                    .mapToDouble(v -> v instanceof Number ? ((Number) v).doubleValue() : Double.NaN)
                    .toArray()
            : new double[0];
    if (out.length != n) {
      throw new InvalidInputException(f.at(name), "must be " + n + " numbers, was " + list);
    }
    return out;
  }

  private static Map<String, Double> named(Fields f) {
    Map<String, Double> out = new LinkedHashMap<>();
    f.asMap().keySet().forEach(k -> out.put(k, f.number(k, 0, 0, 2)));
    return out;
  }

  private static Map<String, Object> sorted(Map<String, Double> of) {
    Map<String, Object> out = new LinkedHashMap<>();
    of.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(e -> out.put(e.getKey(), round(e.getValue())));
    return out;
  }

  private static double round(double v) {
    return Math.rint(v * 1e4) / 1e4;
  }
}
