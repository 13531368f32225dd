/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.fairness;

/** Weighted counts of one group under one resample. */
final class GroupCounts {
  private double rows;
  private double selected;
  private double positives;
  private double caught;
  private double predicted;

  static GroupCounts[] of(
      int groups, int[] group, boolean[] selected, boolean[] happened, double[] p, double[] w) {
    GroupCounts[] out = new GroupCounts[groups];
    for (int g = 0; g < groups; g++) {
      out[g] = new GroupCounts();
    }
    for (int i = 0; i < group.length; i++) {
      GroupCounts c = out[group[i]];
      c.rows += w[i];
      c.selected += selected[i] ? w[i] : 0;
      c.positives += happened[i] ? w[i] : 0;
      c.caught += selected[i] && happened[i] ? w[i] : 0;
      c.predicted += w[i] * p[i];
    }
    return out;
  }

  double figure(String key) {
    switch (key) {
      case "selectionRate":
        return selected / rows;
      case "truePositiveRate":
        return caught / positives;
      case "falsePositiveRate":
        return (selected - caught) / (rows - positives);
      case "observed":
        return positives / rows;
      case "predicted":
        return predicted / rows;
      case "observedOverPredicted":
        return positives / predicted;
      default:
        throw new IllegalArgumentException("no figure " + key);
    }
  }
}
