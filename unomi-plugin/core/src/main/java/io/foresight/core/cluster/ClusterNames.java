/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Names clusters: by a short word for the whole where there is one ("frequent big spenders"), else
 * by what sets them apart from everybody ("many orders, hardly clicks in mails").
 */
final class ClusterNames {
  private static final int TRAITS_OF_A_NAME = 2;
  private static final double TELLING = 0.25;

  private final List<String> columns;
  private final double[] weights;
  private final ClusterWords words;

  ClusterNames(List<String> columns, double[] weights, ClusterWords words) {
    this.columns = columns;
    this.weights = weights;
    this.words = words;
  }

  /**
   * Different names for all; where a word fits several, the others' traits are added to it.
   *
   * @param centres on the scale of distances
   * @param typical the same in the columns' own units
   * @param mean of everybody, on the scale of distances
   */
  List<String> of(double[][] centres, double[][] typical, double[] mean) {
    if (centres.length == 1) {
      return List.of("everybody");
    }
    List<String> kinds = new ArrayList<>();
    for (int c = 0; c < centres.length; c++) {
      kinds.add(kind(centres[c], typical[c], mean));
    }
    List<String> names = new ArrayList<>();
    for (int c = 0; c < centres.length; c++) {
      List<String> traits = traits(centres[c], mean);
      String kind = kinds.get(c);
      boolean alone = !kind.isEmpty() && kinds.indexOf(kind) == kinds.lastIndexOf(kind);
      int n = kind.isEmpty() ? TRAITS_OF_A_NAME : alone ? 0 : 1;
      String name = join(kind, traits, n);
      while (names.contains(name) && n < traits.size()) {
        name = join(kind, traits, ++n);
      }
      String unique = name;
      for (int i = 2; names.contains(unique); i++) {
        unique = name + " (" + i + ")";
      }
      names.add(unique);
    }
    return names;
  }

  private String kind(double[] centre, double[] typical, double[] mean) {
    ToDoubleFunction<String> apart =
        name -> {
          int j = columns.indexOf(name);
          return j < 0 || weights[j] == 0 ? 0 : difference(centre, mean, j);
        };
    ToDoubleFunction<String> own =
        name -> {
          int j = columns.indexOf(name);
          return j < 0 ? 0 : typical[j];
        };
    String kind = words.kind(apart, own);
    return kind == null ? "" : kind;
  }

  private static String join(String kind, List<String> traits, int n) {
    String told = traits.stream().limit(n).collect(Collectors.joining(", "));
    if (kind.isEmpty()) {
      return told.isEmpty() ? "like most" : told;
    }
    return told.isEmpty() ? kind : kind + ": " + told;
  }

  /** What sets a centre apart, the strongest first. */
  List<String> traits(double[] centre, double[] mean) {
    Set<String> told = new HashSet<>();
    return IntStream.range(0, columns.size())
        .filter(j -> weights[j] > 0 && Math.abs(difference(centre, mean, j)) > TELLING)
        .boxed()
        .sorted(Comparator.comparingDouble(j -> -Math.abs(difference(centre, mean, j))))
        .map(j -> words.trait(columns.get(j), difference(centre, mean, j) > 0))
        .filter(told::add)
        .collect(Collectors.toList());
  }

  private double difference(double[] centre, double[] mean, int j) {
    return (centre[j] - mean[j]) / weights[j];
  }
}
