/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import io.foresight.core.recommend.interaction.Interactions;
import io.foresight.core.recommend.interaction.PersonItems;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What most people take. A person counts once per item, however often; faded by age where a
 * half-life is given; with segments, within the person's segment, shrunk to all as far as it is
 * small; of the 200 largest, fewer where there are more than 25 000 items.
 */
public final class Popularity implements Ranker {
  private static final double PRIOR = 200;
  private static final int MAX_SEGMENTS = 200;
  private static final int MAX_CELLS = 5_000_000;

  private final String name;
  private final boolean recent;
  private final float[] all;
  private final int[] people;
  private final Map<String, float[]> segments;
  private final Map<String, Standing> standings = new ConcurrentHashMap<>();

  Popularity(
      String name, boolean recent, float[] all, int[] people, Map<String, float[]> segments) {
    this.name = name;
    this.recent = recent;
    this.all = all;
    this.people = people;
    this.segments = segments;
  }

  /** Number of people with each item, all history alike. */
  public static Popularity overall(String name, PersonItems items) {
    float[] all = new float[items.rows()];
    int[] people = people(items);
    for (int i = 0; i < all.length; i++) {
      all[i] = people[i];
    }
    return new Popularity(name, false, all, people, Map.of());
  }

  /** People by how lately they last took an item: each counts half after the half-life. */
  public static Popularity recent(String name, Interactions log, double halfLifeDays) {
    return new Popularity(
        name,
        true,
        faded(log, halfLifeDays, 1, p -> 0)[0],
        peopleWithin(log, halfLifeDays),
        Map.of());
  }

  /**
   * Recent popularity by segment, country or language.
   *
   * @param segment of a person; null where unknown
   */
  public static Popularity bySegment(
      String name, Interactions log, double halfLifeDays, IntFunction<@Nullable String> segment) {
    TreeMap<String, Integer> sizes = new TreeMap<>();
    for (int p = 0; p < log.persons().size(); p++) {
      String s = segment.apply(p);
      if (s != null) {
        sizes.merge(s, 1, Integer::sum);
      }
    }
    Map<String, Integer> rows = new TreeMap<>();
    int most = Math.max(1, Math.min(MAX_SEGMENTS, MAX_CELLS / Math.max(1, log.items().size())));
    sizes.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .forEach(e -> rows.put(e.getKey(), rows.size() + 1));
    float[][] sums =
        faded(
            log,
            halfLifeDays,
            rows.size() + 1,
            p -> {
              String s = segment.apply(p);
              return s == null ? 0 : rows.getOrDefault(s, 0);
            });
    float[] all = sums[0];
    double total = sum(all);
    Map<String, float[]> segments = new TreeMap<>();
    rows.forEach(
        (key, row) -> {
          float[] own = sums[row];
          double mine = sum(own);
          for (int i = 0; i < own.length; i++) {
            double prior = total == 0 ? 0 : all[i] / total;
            own[i] = (float) ((own[i] + PRIOR * prior) / (mine + PRIOR) * total);
          }
          segments.put(key, own);
        });
    return new Popularity(name, true, all, peopleWithin(log, halfLifeDays), segments);
  }

  private static double sum(float[] v) {
    double s = 0;
    for (float x : v) {
      s += x;
    }
    return s;
  }

  private static int[] people(PersonItems items) {
    int[] people = new int[items.rows()];
    for (int i = 0; i < people.length; i++) {
      people[i] = items.start(i + 1) - items.start(i);
    }
    return people;
  }

  /** Sums of all people in row 0, and of those of a row of their own in that too. */
  private static float[][] faded(
      Interactions log, double halfLifeDays, int rows, IntUnaryOperator rowOf) {
    double perSecond = Math.log(2) / (halfLifeDays * 86_400);
    float[][] sum = new float[rows][log.items().size()];
    int[] seenBy = new int[log.items().size()];
    Arrays.fill(seenBy, -1);
    for (int p = 0; p < log.persons().size(); p++) {
      int row = rowOf.applyAsInt(p);
      for (int at = log.start(p + 1) - 1; at >= log.start(p); at--) {
        int i = log.item(at);
        if (seenBy[i] != p) {
          seenBy[i] = p;
          float w = (float) Math.exp(-perSecond * (log.now() - (double) log.second(at)));
          sum[0][i] += w;
          if (row > 0) {
            sum[row][i] += w;
          }
        }
      }
    }
    return sum;
  }

  /** How many people took an item within the half-life. */
  private static int[] peopleWithin(Interactions log, double days) {
    int[] people = new int[log.items().size()];
    int[] seenBy = new int[people.length];
    Arrays.fill(seenBy, -1);
    for (int p = 0; p < log.persons().size(); p++) {
      for (int at = log.start(p); at < log.start(p + 1); at++) {
        int i = log.item(at);
        if (seenBy[i] != p && log.now() - (double) log.second(at) <= days * 86_400) {
          seenBy[i] = p;
          people[i]++;
        }
      }
    }
    return people;
  }

  @Override
  public String name() {
    return name;
  }

  boolean isRecent() {
    return recent;
  }

  float[] all() {
    return all;
  }

  int[] people() {
    return people;
  }

  Map<String, float[]> segments() {
    return segments;
  }

  private float[] of(Query query) {
    String s = query.segment();
    float[] own = s == null ? null : segments.get(s);
    return own == null ? all : own;
  }

  @Override
  public void score(Query query, Scores into) {
    float[] v = of(query);
    for (int i = 0; i < v.length; i++) {
      if (v[i] > 0) {
        into.add(i, v[i]);
      }
    }
  }

  @Override
  public Standing standing(Query query) {
    String s = query.segment();
    float[] own = s == null ? null : segments.get(s);
    return s == null || own == null
        ? standings.computeIfAbsent("", key -> new Standing(all))
        : standings.computeIfAbsent(' ' + s, key -> new Standing(own));
  }

  @Override
  public @Nullable Evidence why(Query query, int item) {
    if (item >= all.length || !(of(query)[item] > 0)) {
      return null;
    }
    return new Evidence(
        name, recent ? Evidence.Kind.TRENDING : Evidence.Kind.POPULAR, -1, people[item], 0);
  }
}
