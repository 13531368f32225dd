/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import io.foresight.core.recommend.interaction.History;
import org.jspecify.annotations.Nullable;

/**
 * Scores an item by the sum of its weights to what the person did, each as far as it still counts;
 * or to the items asked for.
 */
public final class NeighbourRanker implements Ranker {
  private final String name;
  private final NeighbourTable table;
  private final Evidence.Kind kind;
  private final int latest;

  /**
   * @param kind what its evidence means
   * @param latest how many of the person's items count, the latest; each later counts more; 0: all
   *     alike
   */
  public NeighbourRanker(String name, NeighbourTable table, Evidence.Kind kind, int latest) {
    this.name = name;
    this.table = table;
    this.kind = kind;
    this.latest = latest;
  }

  @Override
  public String name() {
    return name;
  }

  /** The table it reads. */
  public NeighbourTable table() {
    return table;
  }

  /** What its evidence means. */
  public Evidence.Kind kind() {
    return kind;
  }

  /** How many of the latest items count, 0: all. */
  public int latest() {
    return latest;
  }

  @Override
  public void score(Query query, Scores into) {
    if (query.anchors().length > 0) {
      for (int a : query.anchors()) {
        if (a < table.items()) {
          table.add(a, 1, into);
        }
      }
      return;
    }
    History h = query.history();
    int n = latest == 0 ? h.size() : Math.min(latest, h.size());
    for (int k = 0; k < n; k++) {
      int at = latest == 0 ? k : h.recent(k);
      float f = factor(h, at, k);
      if (f > 0 && h.item(at) < table.items()) {
        table.add(h.item(at), f, into);
      }
    }
  }

  private float factor(History h, int at, int k) {
    return latest == 0 ? h.weight(at) : h.weight(at) / (1 + k);
  }

  @Override
  public @Nullable Evidence why(Query query, int item) {
    int best = -1;
    int from = -1;
    float most = 0;
    int[] anchors = query.anchors();
    History h = query.history();
    int n =
        anchors.length > 0 ? anchors.length : latest == 0 ? h.size() : Math.min(latest, h.size());
    for (int k = 0; k < n; k++) {
      int at = anchors.length > 0 || latest == 0 ? k : h.recent(k);
      int row = anchors.length > 0 ? anchors[k] : h.item(at);
      float f = anchors.length > 0 ? 1 : factor(h, at, k);
      int entry = row < table.items() && row != item ? table.find(row, item) : -1;
      if (entry >= 0 && f * table.weight(row, entry) > most) {
        most = f * table.weight(row, entry);
        best = entry;
        from = row;
      }
    }
    return best < 0 ? null : new Evidence(name, kind, from, table.count(best), table.support(from));
  }
}
