/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names clusters by what sets them apart from everybody: "many orders, few clicks in mails". */
final class ClusterNames {
  private static final int FEATURES = 2;

  private final List<String> columns;
  private final double[] weights;
  private final UnaryOperator<String> words;

  /**
   * @param words what follows "high" or "low" of a column; columns with equal words are told once
   */
  ClusterNames(List<String> columns, double[] weights, UnaryOperator<String> words) {
    this.columns = columns;
    this.weights = weights;
    this.words = words;
  }

  /**
   * Different names for all.
   *
   * @param centres on the scale of distances
   * @param mean of everybody, on the same
   */
  List<String> of(double[][] centres, double[] mean) {
    if (centres.length == 1) {
      return List.of("everybody");
    }
    List<String> names = new ArrayList<>();
    for (double[] centre : centres) {
      List<String> traits = traits(centre, mean);
      String name = join(traits, FEATURES);
      for (int n = FEATURES + 1; names.contains(name) && n <= traits.size(); n++) {
        name = join(traits, n);
      }
      String unique = name;
      for (int i = 2; names.contains(unique); i++) {
        unique = name + " (" + i + ")";
      }
      names.add(unique);
    }
    return names;
  }

  private static String join(List<String> traits, int n) {
    return traits.isEmpty()
        ? "like most"
        : traits.stream().limit(n).collect(Collectors.joining(", "));
  }

  /** The strongest first. */
  private List<String> traits(double[] centre, double[] mean) {
    Set<String> told = new HashSet<>();
    return IntStream.range(0, columns.size())
        .filter(j -> weights[j] > 0 && Math.abs(difference(centre, mean, j)) > 0.25)
        .boxed()
        .sorted(Comparator.comparingDouble(j -> -Math.abs(difference(centre, mean, j))))
        .filter(j -> told.add(words.apply(columns.get(j))))
        .map(
            j -> (difference(centre, mean, j) > 0 ? "high " : "low ") + words.apply(columns.get(j)))
        .collect(Collectors.toList());
  }

  private double difference(double[] centre, double[] mean, int j) {
    return (centre[j] - mean[j]) / weights[j];
  }
}
