/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import io.foresight.core.recommend.interaction.History;
import io.foresight.core.recommend.interaction.PersonItems;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the people most like this one take: cosine of weights, the 100 nearest. People are compared
 * with a sample of bounded size, spread evenly over all; it holds no ids of theirs.
 */
public final class UserNeighbours implements Ranker {
  /** How many people are compared with, at most. */
  public static final int MAX_PEOPLE = 20_000;

  private static final int NEAREST = 100;
  private static final int MAX_ITEMS = 200;

  private final String name;
  private final int[] start;
  private final int[] item;
  private final float[] weight;
  private final int[] byItem;
  private final int[] holder;
  private final float[] held;

  /** Of rows as the codec stores them: weights of a person have length 1. */
  UserNeighbours(String name, int items, int[] start, int[] item, float[] weight) {
    this.name = name;
    this.start = start;
    this.item = item;
    this.weight = weight;
    byItem = new int[items + 1];
    for (int i : item) {
      byItem[i + 1]++;
    }
    for (int i = 0; i < items; i++) {
      byItem[i + 1] += byItem[i];
    }
    holder = new int[item.length];
    held = new float[item.length];
    int[] next = byItem.clone();
    for (int p = 0; p + 1 < start.length; p++) {
      for (int at = start[p]; at < start[p + 1]; at++) {
        int to = next[item[at]]++;
        holder[to] = p;
        held[to] = weight[at];
      }
    }
  }

  /** Takes the sample. */
  public static UserNeighbours fit(String name, PersonItems persons) {
    int rows = persons.rows();
    int n = Math.min(rows, MAX_PEOPLE);
    int[] start = new int[n + 1];
    int[] item = new int[Math.min(persons.start(rows), n * MAX_ITEMS)];
    float[] weight = new float[item.length];
    int m = 0;
    for (int s = 0; s < n; s++) {
      int p = (int) ((long) s * rows / n);
      double norm = 0;
      int end = Math.min(persons.start(p + 1), persons.start(p) + MAX_ITEMS);
      for (int at = persons.start(p); at < end; at++) {
        norm += (double) persons.weight(at) * persons.weight(at);
      }
      for (int at = persons.start(p); at < end; at++) {
        item[m] = persons.column(at);
        weight[m++] = (float) (persons.weight(at) / Math.sqrt(norm));
      }
      start[s + 1] = m;
    }
    return new UserNeighbours(
        name, persons.columns(), start, Arrays.copyOf(item, m), Arrays.copyOf(weight, m));
  }

  int[] starts() {
    return start;
  }

  int[] items() {
    return item;
  }

  float[] weights() {
    return weight;
  }

  @Override
  public String name() {
    return name;
  }

  /** The nearest people, and how near. */
  private static final class Near {
    final int[] people;
    final float[] how;

    Near(int[] people, float[] how) {
      this.people = people;
      this.how = how;
    }
  }

  /** Leaves a perfect match out: it is most likely the person himself. */
  private Near nearest(Query query) {
    History h = query.history();
    Scores near = new Scores(start.length - 1);
    double norm = 0;
    for (int k = 0; k < h.size(); k++) {
      norm += (double) h.weight(k) * h.weight(k);
    }
    for (int k = 0; k < h.size(); k++) {
      int i = h.item(k);
      if (i + 1 < byItem.length && h.weight(k) > 0) {
        for (int at = byItem[i]; at < byItem[i + 1]; at++) {
          near.add(holder[at], h.weight(k) / Math.sqrt(norm) * held[at]);
        }
      }
    }
    TopK top = new TopK(NEAREST);
    for (int s = 0; s < near.size(); s++) {
      float v = near.get(near.item(s));
      if (v < 0.9999f) {
        top.offer(near.item(s), v);
      }
    }
    int[] people = top.drain();
    float[] how = new float[people.length];
    for (int k = 0; k < how.length; k++) {
      how[k] = near.get(people[k]);
    }
    return new Near(people, how);
  }

  @Override
  public void score(Query query, Scores into) {
    if (query.anchors().length > 0 || query.history().size() == 0) {
      return;
    }
    Near near = query.memo(this, Near.class, () -> nearest(query));
    for (int k = 0; k < near.people.length; k++) {
      int p = near.people[k];
      for (int at = start[p]; at < start[p + 1]; at++) {
        into.add(item[at], near.how[k] * weight[at]);
      }
    }
  }

  @Override
  public @Nullable Evidence why(Query query, int i) {
    if (query.anchors().length > 0 || query.history().size() == 0) {
      return null;
    }
    int[] nearest = query.memo(this, Near.class, () -> nearest(query)).people;
    int count = 0;
    for (int p : nearest) {
      if (Arrays.binarySearch(item, start[p], start[p + 1], i) >= 0) {
        count++;
      }
    }
    return count == 0
        ? null
        : new Evidence(name, Evidence.Kind.SIMILAR_PEOPLE, -1, count, nearest.length);
  }
}
