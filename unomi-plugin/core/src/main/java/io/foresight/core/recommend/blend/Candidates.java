/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.blend;

import io.foresight.core.recommend.rank.Query;
import io.foresight.core.recommend.rank.Ranker;
import io.foresight.core.recommend.rank.Scores;
import io.foresight.core.recommend.rank.Standing;
import io.foresight.core.recommend.rank.TopK;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the items that any ranker puts high, with every ranker's score for each. Holds buffers,
 * so it is reused from one answer to the next; not thread-safe.
 */
public final class Candidates {
  /** How many of each ranker's best become candidates, unless told otherwise. */
  public static final int DEPTH = 100;

  private final List<? extends Ranker> rankers;
  private final int depth;
  private final List<Scores> scores = new ArrayList<>();
  private final @Nullable Standing[] standings;
  private final boolean[] met;
  private int[] items = new int[256];
  private int n;

  /**
   * @param items how many items the rankers know
   * @param depth how many of each ranker's best become candidates
   */
  public Candidates(List<? extends Ranker> rankers, int items, int depth) {
    this.rankers = rankers;
    this.depth = depth;
    this.met = new boolean[items];
    this.standings = new Standing[rankers.size()];
    for (int r = 0; r < rankers.size(); r++) {
      scores.add(new Scores(items));
    }
  }

  /** Gathers for a query, of items allowed; replaces what was gathered before. */
  public void gather(Query query, IntPredicate allowed) {
    n = 0;
    for (int r = 0; r < scores.size(); r++) {
      Scores s = scores.get(r);
      s.clear();
      Standing standing = rankers.get(r).standing(query);
      standings[r] = standing;
      if (standing != null) {
        best(standing, allowed);
        continue;
      }
      rankers.get(r).score(query, s);
      TopK top = new TopK(depth);
      for (int k = 0; k < s.size(); k++) {
        int i = s.item(k);
        if (s.get(i) > 0 && top.takes(s.get(i)) && allowed.test(i)) {
          top.offer(i, s.get(i));
        }
      }
      for (int i : top.drain()) {
        add(i);
      }
    }
    for (int k = 0; k < n; k++) {
      met[items[k]] = false;
    }
  }

  private void best(Standing standing, IntPredicate allowed) {
    int found = 0;
    for (int k = 0; k < standing.size() && found < depth; k++) {
      if (allowed.test(standing.item(k))) {
        add(standing.item(k));
        found++;
      }
    }
  }

  private void add(int item) {
    if (met[item]) {
      return;
    }
    met[item] = true;
    if (n == items.length) {
      items = java.util.Arrays.copyOf(items, 2 * n);
    }
    items[n++] = item;
  }

  /** How many were gathered. */
  public int size() {
    return n;
  }

  /** The k-th candidate. */
  public int item(int k) {
    return items[k];
  }

  /** A ranker's score of an item, at least 0. */
  public float score(int ranker, int item) {
    Standing standing = standings[ranker];
    return standing != null ? standing.score(item) : Math.max(0, scores.get(ranker).get(item));
  }
}
