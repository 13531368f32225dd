/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.blend;

import io.foresight.core.recommend.rank.Parallel;
import io.foresight.core.recommend.rank.Ranker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Learns a blend from what people took after the moment the rankers know of. Rankers come in one by
 * one, the most useful first, as long as each betters NDCG at 10 by more than one standard error of
 * the difference, on people its weights were not learned from (two halves, each judged by the
 * other's weights). So the simplest blend within noise wins; where nothing beats popularity, it is
 * popularity.
 */
public final class BlendLearner {
  /** Fewer people than this teach nothing: popularity is used. */
  public static final int MIN_PEOPLE = 30;

  /** How many people it learns from, at most; spread evenly over those given. */
  public static final int MAX_PEOPLE = 3000;

  private static final int SHOWN = 10;
  private static final double A = 1.1;

  private final List<? extends Ranker> rankers;
  private final int popularity;
  private final Choice[] choices;
  private final ChoiceModel.Choice[] inputs;
  private final double[] usual;
  private final Parallel parallel;

  /** The candidates of one example. */
  private static final class Choice {
    final int[] items;
    final float[][] scores;
    final boolean[] taken;
    final int takenAtAll;

    Choice(int[] items, float[][] scores, boolean[] taken, int takenAtAll) {
      this.items = items;
      this.scores = scores;
      this.taken = taken;
      this.takenAtAll = takenAtAll;
    }
  }

  private BlendLearner(
      List<? extends Ranker> rankers, int popularity, Choice[] choices, Parallel parallel) {
    this.rankers = rankers;
    this.popularity = popularity;
    this.choices = choices;
    this.parallel = parallel;
    this.usual = usual(rankers.size(), choices);
    this.inputs = new ChoiceModel.Choice[choices.length];
    for (int c = 0; c < choices.length; c++) {
      Choice from = choices[c];
      float[][] x = from.scores; // overwritten: these are most of what learning holds
      for (int r = 0; r < usual.length; r++) {
        for (int i = 0; i < x[r].length; i++) {
          x[r][i] = (float) Blend.input(x[r][i], usual[r]);
        }
      }
      inputs[c] = new ChoiceModel.Choice(x, from.taken);
    }
  }

  /**
   * Learns.
   *
   * @param rankers that know nothing of what the examples took
   * @param popularity name of the one among them that is the baseline
   * @param items how many items the rankers know
   * @throws IllegalArgumentException if no ranker has that name
   */
  public static BlendReport learn(
      List<? extends Ranker> rankers,
      String popularity,
      int items,
      List<Example> examples,
      Parallel parallel) {
    int base = -1;
    for (int r = 0; r < rankers.size(); r++) {
      base = rankers.get(r).name().equals(popularity) ? r : base;
    }
    if (base < 0) {
      throw new IllegalArgumentException("no ranker is named " + popularity);
    }
    Choice[] choices = choices(rankers, items, examples, parallel);
    if (choices.length < MIN_PEOPLE) {
      return new BlendReport(
          Blend.alone(popularity),
          BlendReport.Grade.C,
          0,
          Double.NaN,
          Double.NaN,
          Map.of(),
          Map.of(popularity, 1.0));
    }
    return new BlendLearner(rankers, base, choices, parallel).learn();
  }

  private static Choice[] choices(
      List<? extends Ranker> rankers, int items, List<Example> examples, Parallel parallel) {
    List<Example> taking = new ArrayList<>();
    for (Example e : examples) {
      if (!e.taken().isEmpty()) {
        taking.add(e);
      }
    }
    int n = Math.min(MAX_PEOPLE, taking.size());
    Choice[] out = new Choice[n];
    parallel.rows(
        n,
        () -> {
          Candidates candidates = new Candidates(rankers, items, Candidates.DEPTH);
          return c -> {
            Example e = taking.get((int) ((long) c * taking.size() / n));
            candidates.gather(e.query(), e.allowed());
            int m = candidates.size();
            int[] of = new int[m];
            boolean[] taken = new boolean[m];
            float[][] scores = new float[rankers.size()][m];
            for (int k = 0; k < m; k++) {
              of[k] = candidates.item(k);
              taken[k] = e.taken().contains(of[k]);
              for (int r = 0; r < scores.length; r++) {
                scores[r][k] = candidates.score(r, of[k]);
              }
            }
            out[c] = new Choice(of, scores, taken, e.taken().size());
          };
        });
    return out;
  }

  private static double[] usual(int rankers, Choice[] choices) {
    double[] sum = new double[rankers];
    long[] n = new long[rankers];
    for (Choice c : choices) {
      for (int r = 0; r < rankers; r++) {
        for (float s : c.scores[r]) {
          sum[r] += s;
          n[r] += s > 0 ? 1 : 0;
        }
      }
    }
    for (int r = 0; r < rankers; r++) {
      sum[r] = n[r] == 0 ? 1 : sum[r] / n[r];
    }
    return sum;
  }

  private BlendReport learn() {
    int width = rankers.size();
    double[][] alone = new double[width][];
    double[][] none = new double[2][width];
    parallel.rows(width, () -> r -> alone[r] = ndcg(new int[] {r}, none).ndcg);
    int best = popularity;
    for (int r = 0; r < width; r++) {
      if (better(alone[r], alone[popularity]) && mean(alone[r]) > mean(alone[best])) {
        best = r;
      }
    }
    int[] chosen = {best};
    Tried current = ndcg(chosen, none);
    while (chosen.length < width) {
      int[] base = chosen;
      double[][] start = chosen.length == 1 ? none : current.weights;
      Tried[] with = new Tried[width];
      parallel.rows(
          width,
          () ->
              r -> {
                if (Arrays.stream(base).noneMatch(b -> b == r)) {
                  int[] more = Arrays.copyOf(base, base.length + 1);
                  more[base.length] = r;
                  with[r] = ndcg(more, start);
                }
              });
      int next = -1;
      for (int r = 0; r < width; r++) {
        if (with[r] != null
            && better(with[r].ndcg, current.ndcg)
            && (next < 0 || mean(with[r].ndcg) > mean(with[next].ndcg))) {
          next = r;
        }
      }
      if (next < 0) {
        break;
      }
      chosen = Arrays.copyOf(chosen, chosen.length + 1);
      chosen[chosen.length - 1] = next;
      current = with[next];
    }
    return report(chosen, current.ndcg, alone);
  }

  private BlendReport report(int[] picked, double[] current, double[][] alone) {
    double[] w = ChoiceModel.fit(inputs, 0, 1, picked, new double[rankers.size()]);
    int[] counting = Arrays.stream(picked).filter(r -> w[r] > 0).toArray();
    int[] chosen = counting.length == 0 ? new int[] {picked[0]} : counting;
    List<String> names = new ArrayList<>();
    double[] weights = new double[chosen.length];
    double[] scales = new double[chosen.length];
    for (int a = 0; a < chosen.length; a++) {
      names.add(rankers.get(chosen[a]).name());
      weights[a] = chosen.length == 1 ? 1 : w[chosen[a]];
      scales[a] = usual[chosen[a]];
    }
    Map<String, Double> each = new TreeMap<>();
    for (int r = 0; r < alone.length; r++) {
      each.put(rankers.get(r).name(), mean(alone[r]));
    }
    double base = mean(alone[popularity]);
    boolean ahead = better(current, alone[popularity]);
    BlendReport.Grade grade =
        ahead && mean(current) >= A * base
            ? BlendReport.Grade.A
            : ahead ? BlendReport.Grade.B : BlendReport.Grade.C;
    return new BlendReport(
        new Blend(names, weights, scales),
        grade,
        choices.length,
        mean(current),
        base,
        each,
        shares(chosen, w, names));
  }

  private Map<String, Double> shares(int[] chosen, double[] w, List<String> names) {
    double[] part = new double[chosen.length];
    double all = 0;
    for (int c = 0; c < inputs.length; c++) {
      for (int k : shown(c, w)) {
        for (int a = 0; a < chosen.length; a++) {
          double p = w[chosen[a]] * inputs[c].inputs[chosen[a]][k];
          part[a] += p;
          all += p;
        }
      }
    }
    Map<String, Double> out = new TreeMap<>();
    for (int a = 0; a < part.length; a++) {
      out.put(names.get(a), all > 0 ? part[a] / all : 1.0 / part.length);
    }
    return out;
  }

  /** NDCG at 10 of each example, and the weights learned from each half. */
  private static final class Tried {
    final double[] ndcg;
    final double[][] weights = new double[2][];

    Tried(int people) {
      ndcg = new double[people];
    }
  }

  /** Judges each half by weights learned from the other. */
  private Tried ndcg(int[] chosen, double[][] start) {
    Tried out = new Tried(choices.length);
    for (int half = 0; half < 2; half++) {
      double[] w = new double[rankers.size()];
      if (chosen.length == 1) {
        w[chosen[0]] = 1;
      } else {
        w = ChoiceModel.fit(inputs, 1 - half, 2, chosen, start[half]);
      }
      out.weights[half] = w;
      for (int c = half; c < choices.length; c += 2) {
        double gain = 0;
        int rank = 0;
        for (int k : shown(c, w)) {
          gain += choices[c].taken[k] ? 1 / Math.log(rank + 2.0) : 0;
          rank++;
        }
        double ideal = 0;
        for (int r = 0; r < Math.min(SHOWN, choices[c].takenAtAll); r++) {
          ideal += 1 / Math.log(r + 2.0);
        }
        out.ndcg[c] = gain / ideal;
      }
    }
    return out;
  }

  /** Positions of the best ten candidates; equal ones by lower item. */
  private int[] shown(int c, double[] w) {
    int n = choices[c].items.length;
    double[] score = new double[n];
    for (int r = 0; r < w.length; r++) {
      if (w[r] > 0) {
        float[] x = inputs[c].inputs[r];
        double by = w[r];
        for (int k = 0; k < n; k++) {
          score[k] += by * x[k];
        }
      }
    }
    int[] top = new int[Math.min(SHOWN, n)];
    int m = 0;
    for (int k = 0; k < n; k++) {
      int at = m;
      while (at > 0 && ahead(score, choices[c].items, k, top[at - 1])) {
        at--;
      }
      if (at < top.length) {
        m = Math.min(m + 1, top.length);
        System.arraycopy(top, at, top, at + 1, m - at - 1);
        top[at] = k;
      }
    }
    return top;
  }

  private static boolean ahead(double[] score, int[] items, int a, int b) {
    return score[a] > score[b] || score[a] == score[b] && items[a] < items[b];
  }

  /** Whether one is better by more than a standard error of the difference. */
  private static boolean better(double[] a, double[] b) {
    double sum = 0;
    double squares = 0;
    for (int c = 0; c < a.length; c++) {
      double d = a[c] - b[c];
      sum += d;
      squares += d * d;
    }
    double mean = sum / a.length;
    double error = Math.sqrt(Math.max(0, squares / a.length - mean * mean) / (a.length - 1));
    return mean > error;
  }

  private static double mean(double[] v) {
    double s = 0;
    for (double x : v) {
      s += x;
    }
    return s / v.length;
  }
}
