/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import io.foresight.core.recommend.interaction.InteractionKind;
import io.foresight.core.recommend.interaction.InteractionWeights;
import io.foresight.core.recommend.interaction.Interactions;

/**
 * What people take after what: from each moment to the next three of the same person, nearer and
 * fresher ones counting more, as a share of all that follows the item, shrunk where little is known
 * and put in relation to the root of how often the other is taken anyway. Things of one moment have
 * no order and do not count. Of one moment 100 items are looked at.
 */
public final class Transitions {
  private static final int STEPS = 3;
  private static final int MAX_STEP = 100;
  private static final double SHRINK = 5;

  private Transitions() {}

  /**
   * Learns.
   *
   * @param k how many successors an item keeps
   */
  public static NeighbourTable fit(
      Interactions log, InteractionWeights weights, int k, Parallel parallel) {
    int n = log.items().size();
    int[] start = new int[n + 1];
    for (int at = 0; at < log.size(); at++) {
      start[log.item(at) + 1]++;
    }
    for (int i = 0; i < n; i++) {
      start[i + 1] += start[i];
    }
    int[] position = new int[log.size()];
    int[] person = new int[log.size()];
    int[] next = start.clone();
    for (int p = 0; p < log.persons().size(); p++) {
      for (int at = log.start(p); at < log.start(p + 1); at++) {
        int to = next[log.item(at)]++;
        position[to] = at;
        person[to] = p;
      }
    }
    NeighbourTable.Builder table = new NeighbourTable.Builder(n);
    parallel.rows(
        n,
        () -> {
          Scores sum = new Scores(n);
          int[] people = new int[n];
          int[] lastBy = new int[n];
          return i -> {
            int support = 0;
            for (int o = start[i]; o < start[i + 1]; o++) {
              support += o == start[i] || person[o] != person[o - 1] ? 1 : 0;
              follow(log, weights, i, position[o], person[o], sum, people, lastBy);
            }
            double all = 0;
            for (int s = 0; s < sum.size(); s++) {
              all += sum.get(sum.item(s));
            }
            TopK top = new TopK(k);
            for (int s = 0; s < sum.size(); s++) {
              int j = sum.item(s);
              top.offer(j, weight(sum.get(j), all, start[j + 1] - start[j]));
            }
            int[] with = top.drain();
            float[] w = new float[with.length];
            int[] counts = new int[with.length];
            for (int s = 0; s < w.length; s++) {
              int j = with[s];
              w[s] = weight(sum.get(j), all, start[j + 1] - start[j]);
              counts[s] = people[j];
            }
            table.row(i, support, with, w, counts);
            for (int s = 0; s < sum.size(); s++) {
              people[sum.item(s)] = 0;
              lastBy[sum.item(s)] = 0;
            }
            sum.clear();
          };
        });
    return table.build();
  }

  private static float weight(float together, double all, int taken) {
    return (float) (together / ((all + SHRINK) * Math.sqrt(taken)));
  }

  private static void follow(
      Interactions log,
      InteractionWeights weights,
      int i,
      int from,
      int p,
      Scores sum,
      int[] people,
      int[] lastBy) {
    if (log.kind(from) == InteractionKind.CART_REMOVE
        || log.kind(from) == InteractionKind.DISLIKE) {
      return;
    }
    int end = log.start(p + 1);
    int at = from;
    int second = log.second(from);
    int step = 0;
    int inStep = 0;
    double left = 0;
    while (at < end) {
      if (log.second(at) != second) {
        if (++step > STEPS) {
          return;
        }
        second = log.second(at);
        left = weights.left(log.now() - (double) second) / (1 << (step - 1));
        inStep = 0;
      }
      int j = log.item(at);
      double w = weights.of(log.kind(at));
      if (step > 0 && inStep++ < MAX_STEP && j != i && w > 0) {
        sum.add(j, w * left);
        if (lastBy[j] != p + 1) {
          lastBy[j] = p + 1;
          people[j]++;
        }
      }
      at++;
    }
  }
}
