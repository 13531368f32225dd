/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import io.foresight.core.recommend.interaction.Interactions;
import io.foresight.core.recommend.interaction.PersonItems;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What most people take. A person counts once per item, however often; faded by age where a
 * half-life is given; with segments, within the person's segment, shrunk to all as far as it is
 * small.
 */
public final class Popularity implements Ranker {
  private static final double PRIOR = 200;
  private static final int MAX_SEGMENTS = 200;

  private final String name;
  private final boolean recent;
  private final float[] all;
  private final int[] people;
  private final Map<String, float[]> segments;

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
        name, true, faded(log, halfLifeDays, p -> true), peopleWithin(log, halfLifeDays), Map.of());
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
    float[] all = faded(log, halfLifeDays, p -> true);
    double total = sum(all);
    Map<String, float[]> segments = new TreeMap<>();
    sizes.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MAX_SEGMENTS)
        .forEach(
            e -> {
              float[] own = faded(log, halfLifeDays, p -> e.getKey().equals(segment.apply(p)));
              double mine = sum(own);
              for (int i = 0; i < own.length; i++) {
                double prior = total == 0 ? 0 : all[i] / total;
                own[i] = (float) ((own[i] + PRIOR * prior) / (mine + PRIOR) * total);
              }
              segments.put(e.getKey(), own);
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

  private static float[] faded(
      Interactions log, double halfLifeDays, java.util.function.IntPredicate counts) {
    double perSecond = Math.log(2) / (halfLifeDays * 86_400);
    double[] sum = new double[log.items().size()];
    int[] seenBy = new int[sum.length];
    Arrays.fill(seenBy, -1);
    for (int p = 0; p < log.persons().size(); p++) {
      if (counts.test(p)) {
        for (int at = log.start(p + 1) - 1; at >= log.start(p); at--) {
          int i = log.item(at);
          if (seenBy[i] != p) {
            seenBy[i] = p;
            sum[i] += Math.exp(-perSecond * (log.now() - (double) log.second(at)));
          }
        }
      }
    }
    float[] out = new float[sum.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) sum[i];
    }
    return out;
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
  public @Nullable Evidence why(Query query, int item) {
    if (item >= all.length || !(of(query)[item] > 0)) {
      return null;
    }
    return new Evidence(
        name, recent ? Evidence.Kind.TRENDING : Evidence.Kind.POPULAR, -1, people[item], 0);
  }
}
