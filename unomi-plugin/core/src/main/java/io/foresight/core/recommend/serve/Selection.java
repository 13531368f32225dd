/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import io.foresight.core.recommend.ItemIndex;
import io.foresight.core.recommend.rank.Evidence;
import io.foresight.core.recommend.slot.Boost;
import io.foresight.core.recommend.slot.SlotDefinition;
import io.foresight.core.recommend.slot.Variety;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts items into a slot, source by source, keeping its bounds and its mix. For one answer. */
final class Selection {
  /** An item placed. */
  static final class Placed {
    final int item;
    final double score;
    final String source;
    final @Nullable Evidence evidence;
    double propensity = 1;

    Placed(int item, double score, String source, @Nullable Evidence evidence) {
      this.item = item;
      this.score = score;
      this.source = source;
      this.evidence = evidence;
    }
  }

  private final Space space;
  private final SlotDefinition slot;
  private final Set<String> preferred;
  private final List<Placed> placed = new ArrayList<>();
  private final List<Placed> runnersUp = new ArrayList<>();
  private final Set<Integer> met = new HashSet<>();
  private final Map<Integer, Integer> ofCategory = new HashMap<>();
  private final Map<Integer, Integer> ofBrand = new HashMap<>();

  Selection(Space space, SlotDefinition slot, Set<String> preferred) {
    this.space = space;
    this.slot = slot;
    this.preferred = preferred;
  }

  List<Placed> placed() {
    return placed;
  }

  /** What came next and was not placed, the best first. */
  List<Placed> runnersUp() {
    return runnersUp;
  }

  /** Keeps an item out of what follows: it is pinned elsewhere in the slot. */
  void reserve(int item) {
    met.add(item);
    count(item, 1);
  }

  /** Takes from a pool until the slot has so many. */
  void fill(String source, Pool pool, int until) {
    int n = pool.size();
    double[] score = new double[n];
    double[] alike = new double[n];
    boolean[] gone = new boolean[n];
    double top = 0;
    for (int k = 0; k < n; k++) {
      score[k] = pool.score(k) * factor(pool.item(k));
      top = Math.max(top, score[k]);
    }
    double mix = slot.variety().mix();
    int extra = 0;
    while (placed.size() < until || extra < slot.count()) {
      int best = -1;
      double most = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < n; k++) {
        if (!gone[k]) {
          double s = (1 - mix) * (top > 0 ? score[k] / top : 0) - mix * alike[k];
          if (s > most) {
            most = s;
            best = k;
          }
        }
      }
      if (best < 0) {
        return;
      }
      gone[best] = true;
      int item = pool.item(best);
      if (met.contains(item) || !fits(item)) {
        continue;
      }
      Evidence why = pool.why(item);
      if (weak(why)) {
        continue;
      }
      Placed p = new Placed(item, score[best], source, why);
      met.add(item);
      if (placed.size() >= until) {
        runnersUp.add(p);
        extra++;
        continue;
      }
      placed.add(p);
      count(item, 1);
      for (int k = 0; mix > 0 && k < n; k++) {
        alike[k] = Math.max(alike[k], likeness(pool.item(k), item));
      }
    }
  }

  /** Puts an item in the place of another. */
  void replace(int position, Placed with) {
    count(placed.get(position).item, -1);
    placed.set(position, with);
    met.add(with.item);
    count(with.item, 1);
  }

  /** Whether too few people stand behind a pair. */
  private boolean weak(@Nullable Evidence why) {
    return why != null
        && (why.kind() == Evidence.Kind.TAKEN_TOGETHER
            || why.kind() == Evidence.Kind.BOUGHT_TOGETHER
            || why.kind() == Evidence.Kind.TAKEN_AFTER)
        && why.count() < slot.minPeople();
  }

  private double factor(int item) {
    int c = space.inCatalogue(item);
    double f = 1;
    if (c >= 0) {
      for (Boost b : slot.boosts()) {
        f *= b.filter().matches(space.catalogue(), c) ? b.factor() : 1;
      }
      if (!preferred.isEmpty()
          && space.catalogue().categoryNames(c).stream().anyMatch(preferred::contains)) {
        f *= 2;
      }
    }
    return f;
  }

  boolean fits(int item) {
    Variety v = slot.variety();
    int category = category(item);
    int brand = brand(item);
    return (v.perCategory() == 0
            || category < 0
            || ofCategory.getOrDefault(category, 0) < v.perCategory())
        && (v.perBrand() == 0 || brand < 0 || ofBrand.getOrDefault(brand, 0) < v.perBrand());
  }

  private void count(int item, int by) {
    ofCategory.merge(category(item), by, Integer::sum);
    ofBrand.merge(brand(item), by, Integer::sum);
  }

  private int category(int item) {
    int c = space.inCatalogue(item);
    int[] of = c < 0 ? new int[0] : space.catalogue().categories(c);
    return of.length == 0 ? -1 : of[0];
  }

  private int brand(int item) {
    int c = space.inCatalogue(item);
    return c < 0 ? -1 : space.catalogue().brand(c);
  }

  /** Share of categories in common, and half as much for the brand; 0..1. */
  private double likeness(int a, int b) {
    int x = space.inCatalogue(a);
    int y = space.inCatalogue(b);
    if (x < 0 || y < 0) {
      return 0;
    }
    ItemIndex catalogue = space.catalogue();
    int[] of = catalogue.categories(x);
    int[] other = catalogue.categories(y);
    int both = 0;
    for (int c : of) {
      for (int d : other) {
        both += c == d ? 1 : 0;
      }
    }
    int either = of.length + other.length - both;
    double category = either == 0 ? 0 : both / (double) either;
    boolean brand = catalogue.brand(x) >= 0 && catalogue.brand(x) == catalogue.brand(y);
    return (2 * category + (brand ? 1 : 0)) / 3;
  }
}
