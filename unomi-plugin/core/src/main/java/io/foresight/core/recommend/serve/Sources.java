/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import io.foresight.core.recommend.ItemIndex;
import io.foresight.core.recommend.blend.Blend;
import io.foresight.core.recommend.blend.BlendReport;
import io.foresight.core.recommend.blend.Candidates;
import io.foresight.core.recommend.interaction.History;
import io.foresight.core.recommend.rank.Evidence;
import io.foresight.core.recommend.rank.Query;
import io.foresight.core.recommend.rank.Ranker;
import io.foresight.core.recommend.rank.RankerSet;
import io.foresight.core.recommend.rank.Scores;
import io.foresight.core.recommend.rank.TopK;
import io.foresight.core.recommend.slot.SlotDefinition;
import io.foresight.core.recommend.slot.Source;
import io.foresight.core.score.Tier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What fills slots, for one model and one catalogue. Holds buffers: for one answer at a time, not
 * thread-safe.
 */
final class Sources {
  private static final int DEPTH = 300;
  private static final int PERSONAL_ITEMS = 3;
  private static final int SAME_CATEGORY = 4;
  private static final double DAY_MILLIS = 86_400_000.0;

  private final RecommendModel model;
  private final Space space;
  private final List<Ranker> rankers;
  private final Map<String, Candidates> candidates = new HashMap<>();
  private final Scores scores;

  /**
   * @param rankers the model's, those of content with what the catalogue has beside the model
   */
  Sources(RecommendModel model, Space space, List<Ranker> rankers) {
    this.model = model;
    this.space = space;
    this.rankers = rankers;
    this.scores = new Scores(space.size());
  }

  /** What a source offers of what is allowed. */
  Pool pool(String source, SlotDefinition slot, Query query, IntPredicate allowed) {
    switch (source) {
      case Source.BLEND:
        Blend blend = model.blend(slot.task());
        return blended(
            source + ' ' + slot.task(),
            blend == null ? Blend.alone(RankerSet.POPULAR) : blend,
            query,
            allowed);
      case Source.CART:
        return own(query.history(), Evidence.Kind.IN_CART, source, i -> 1, allowed, true);
      case Source.NEW_ITEMS:
        return fresh(slot, query, allowed);
      case Source.TRENDING:
        return trending(query, allowed);
      case Source.BACK_IN_STOCK:
        return own(
            query.history(),
            Evidence.Kind.BACK_IN_STOCK,
            source,
            i -> since(i, "backSince", query.history().now()) <= slot.newDays() ? 1 : 0,
            allowed,
            false);
      case Source.PRICE_DROP:
        return own(
            query.history(),
            Evidence.Kind.CHEAPER,
            source,
            i -> drop(i, query.history().now(), slot.newDays()),
            allowed,
            false);
      default:
        return blended(source, Blend.alone(source), query, allowed);
    }
  }

  /** How much is known behind what a source says. */
  Tier tier(String source, SlotDefinition slot, Query query) {
    switch (source) {
      case RankerSet.POPULAR:
      case RankerSet.RECENT:
      case Source.TRENDING:
        return Tier.RULES;
      case RankerSet.SEGMENT:
        return query.segment() == null ? Tier.RULES : Tier.POOLED;
      case Source.CART:
      case Source.BACK_IN_STOCK:
      case Source.PRICE_DROP:
      case RankerSet.REPURCHASE:
      case RankerSet.REFILL:
        return Tier.PERSONAL;
      default:
        boolean nothing = query.history().size() == 0 && query.anchors().length == 0;
        if (nothing
            || source.equals(Source.BLEND) && model.grade(slot.task()) == BlendReport.Grade.C) {
          return Tier.RULES;
        }
        return query.anchors().length > 0 || query.history().size() < PERSONAL_ITEMS
            ? Tier.POOLED
            : Tier.PERSONAL;
    }
  }

  private @Nullable Ranker ranker(String name) {
    for (Ranker r : rankers) {
      if (r.name().equals(name)) {
        return r;
      }
    }
    return null;
  }

  private Candidates gather(String key, Blend blend, Query query, IntPredicate allowed) {
    Candidates c =
        candidates.computeIfAbsent(
            key, b -> new Candidates(of(blend), space.size(), Candidates.DEPTH));
    c.gather(query, allowed);
    return c;
  }

  private List<Ranker> of(Blend blend) {
    List<Ranker> out = new ArrayList<>();
    for (String name : blend.rankers()) {
      Ranker r = ranker(name);
      out.add(r == null ? new Silent(name) : r);
    }
    return out;
  }

  private Pool blended(String key, Blend blend, Query query, IntPredicate allowed) {
    Candidates c = gather(key, blend, query, allowed);
    List<Ranker> used = of(blend);
    Map<Integer, Double> total = new HashMap<>();
    TopK top = new TopK(DEPTH);
    for (int k = 0; k < c.size(); k++) {
      int i = c.item(k);
      double s = 0;
      for (int r = 0; r < used.size(); r++) {
        s += blend.part(r, c.score(r, i));
      }
      total.put(i, s);
      top.offer(i, (float) s);
    }
    float[][] parts = new float[used.size()][];
    int[] items = top.drain();
    Map<Integer, Integer> place = new HashMap<>();
    for (int k = 0; k < items.length; k++) {
      place.put(items[k], k);
    }
    for (int r = 0; r < parts.length; r++) {
      parts[r] = new float[items.length];
      for (int k = 0; k < items.length; k++) {
        parts[r][k] = (float) blend.part(r, c.score(r, items[k]));
      }
    }
    return new Ranked(
        items,
        i -> total.getOrDefault(i, 0.0),
        i -> {
          Integer k = place.get(i);
          return k == null ? null : strongest(used, parts, k, query, i);
        });
  }

  /** The reason of the ranker that adds most to the item's score and has one. */
  private static @Nullable Evidence strongest(
      List<Ranker> used, float[][] parts, int k, Query query, int item) {
    boolean[] asked = new boolean[used.size()];
    for (int n = 0; n < asked.length; n++) {
      int best = -1;
      for (int r = 0; r < asked.length; r++) {
        if (!asked[r] && parts[r][k] > 0 && (best < 0 || parts[r][k] > parts[best][k])) {
          best = r;
        }
      }
      if (best < 0) {
        return null;
      }
      asked[best] = true;
      Evidence e = used.get(best).why(query, item);
      if (e != null) {
        return e;
      }
    }
    return null;
  }

  /** Of the person's own items, those a function gives a score; the latest first. */
  private static Pool own(
      History h,
      Evidence.Kind kind,
      String source,
      IntToDoubleFunction score,
      IntPredicate allowed,
      boolean cartOnly) {
    List<Integer> items = new ArrayList<>();
    Map<Integer, Double> of = new HashMap<>();
    for (int n = 0; n < h.size(); n++) {
      int i = h.item(h.recent(n));
      double s = !cartOnly || h.inCart(i) ? score.applyAsDouble(i) : 0;
      if (s > 0 && allowed.test(i)) {
        items.add(i);
        of.put(i, s / (1 + n));
      }
    }
    int[] sorted =
        items.stream()
            .sorted((a, b) -> Double.compare(of.getOrDefault(b, 0.0), of.getOrDefault(a, 0.0)))
            .mapToInt(Integer::intValue)
            .toArray();
    return new Ranked(
        sorted,
        i -> of.getOrDefault(i, 0.0),
        i -> of.containsKey(i) ? new Evidence(source, kind, -1, 0, 0) : null);
  }

  /** New items, the closest to the person by content first; of equal ones the newest. */
  private Pool fresh(SlotDefinition slot, Query query, IntPredicate allowed) {
    ItemIndex catalogue = space.catalogue();
    long after = query.history().now() * 1000L - (long) (slot.newDays() * DAY_MILLIS);
    Map<Integer, Double> of = new HashMap<>();
    TopK top = new TopK(DEPTH);
    scores.clear();
    Ranker content = ranker(RankerSet.CONTENT);
    if (content != null) {
      content.score(query, scores);
    }
    Map<Integer, Integer> liked = categories(query.history());
    int size = Math.min(catalogue.size(), Integer.MAX_VALUE);
    for (int c = 0; c < size; c++) {
      if (catalogue.firstSeen(c) < after) {
        continue;
      }
      int i = space.of(catalogue.id(c));
      if (i >= 0 && allowed.test(i)) {
        double same = 0;
        for (int category : catalogue.categories(c)) {
          same += liked.getOrDefault(category, 0) / (double) Math.max(1, query.history().size());
        }
        double age = (query.history().now() * 1000L - catalogue.firstSeen(c)) / DAY_MILLIS;
        double s =
            0.01 / (1 + Math.max(0, age)) + Math.max(0, scores.get(i)) + same / SAME_CATEGORY;
        of.put(i, s);
        top.offer(i, (float) s);
      }
    }
    return new Ranked(
        top.drain(),
        i -> of.getOrDefault(i, 0.0),
        i -> {
          Evidence e = content == null ? null : content.why(query, i);
          return e != null ? e : new Evidence(Source.NEW_ITEMS, Evidence.Kind.NEW, -1, 0, 0);
        });
  }

  private Map<Integer, Integer> categories(History h) {
    Map<Integer, Integer> out = new HashMap<>();
    for (int at = 0; at < h.size(); at++) {
      int c = h.item(at) < space.size() ? space.inCatalogue(h.item(at)) : -1;
      if (c >= 0) {
        for (int category : space.catalogue().categories(c)) {
          out.merge(category, 1, Integer::sum);
        }
      }
    }
    return out;
  }

  /** What is taken more of late than its usual share, weighed by how much that is. */
  private Pool trending(Query query, IntPredicate allowed) {
    Ranker recent = ranker(RankerSet.RECENT);
    Ranker popular = ranker(RankerSet.POPULAR);
    Map<Integer, Double> of = new HashMap<>();
    TopK top = new TopK(DEPTH);
    if (recent != null && popular != null) {
      Scores all = new Scores(space.size());
      popular.score(query, all);
      scores.clear();
      recent.score(query, scores);
      double sumAll = 0;
      double sumRecent = 0;
      for (int k = 0; k < scores.size(); k++) {
        sumRecent += scores.get(scores.item(k));
        sumAll += all.get(scores.item(k));
      }
      for (int k = 0; k < scores.size(); k++) {
        int i = scores.item(k);
        double usual = all.get(i) / sumAll * sumRecent;
        double s = (scores.get(i) - usual) / Math.sqrt(usual + 1);
        if (s > 0 && top.takes((float) s) && allowed.test(i)) {
          of.put(i, s);
          top.offer(i, (float) s);
        }
      }
    }
    return new Ranked(
        top.drain(),
        i -> of.getOrDefault(i, 0.0),
        i -> recent == null || !of.containsKey(i) ? null : recent.why(query, i));
  }

  private double since(int item, String field, int now) {
    int c = space.inCatalogue(item);
    Object v = c < 0 ? null : space.catalogue().field(c, field);
    return v instanceof Number
        ? (now * 1000.0 - ((Number) v).doubleValue()) / DAY_MILLIS
        : Double.POSITIVE_INFINITY;
  }

  /** By what share an item became cheaper of late, 0 where it did not. */
  private double drop(int item, int now, int days) {
    int c = space.inCatalogue(item);
    Object before = c < 0 ? null : space.catalogue().field(c, "previousPrice");
    double price = c < 0 ? Double.NaN : space.catalogue().price(c);
    if (!(before instanceof Number) || since(item, "priceChanged", now) > days) {
      return 0;
    }
    double was = ((Number) before).doubleValue();
    return price >= 0 && was > price ? (was - price) / was : 0;
  }

  /** Stands where a model has no such ranker: says nothing. */
  private static final class Silent implements Ranker {
    private final String name;

    Silent(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void score(Query query, Scores into) {}

    @Override
    public @Nullable Evidence why(Query query, int item) {
      return null;
    }
  }
}
