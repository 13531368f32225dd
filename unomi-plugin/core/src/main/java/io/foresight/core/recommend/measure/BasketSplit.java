/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.measure;

import io.foresight.core.recommend.blend.Example;
import io.foresight.core.recommend.interaction.History;
import io.foresight.core.recommend.interaction.InteractionKind;
import io.foresight.core.recommend.interaction.Interactions;
import io.foresight.core.recommend.rank.Query;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What was in baskets after a moment, for rankers that know only what was before it; where nothing
 * is ordered, what was looked at right after one another. One basket of a person, the first.
 */
public final class BasketSplit {
  private static final int NEXT_STEPS = 3;

  private BasketSplit() {}

  /** One item given, the rest of its basket taken; of at most so many people, spread evenly. */
  public static List<Example> companions(Interactions past, Interactions all, int most) {
    return examples(past, all, true, most);
  }

  /** All of a basket given but one, that one taken; of at most so many people, spread evenly. */
  public static List<Example> completions(Interactions past, Interactions all, int most) {
    return examples(past, all, false, most);
  }

  private static List<Example> examples(
      Interactions past, Interactions all, boolean one, int most) {
    BitSet known = new BitSet();
    boolean orders = false;
    for (int at = 0; at < past.size(); at++) {
      known.set(past.item(at));
      orders |= past.kind(at) == InteractionKind.ORDER;
    }
    List<Example> out = new ArrayList<>();
    int[] people =
        IntStream.range(0, all.persons().size())
            .filter(p -> TimeSplit.from(past, all, p) + 1 < all.start(p + 1))
            .toArray();
    int n = Math.min(most, people.length);
    for (int s = 0; s < n; s++) {
      int p = people[(int) ((long) s * people.length / n)];
      Set<Integer> basket =
          basket(all, TimeSplit.from(past, all, p), all.start(p + 1), known, orders);
      if (basket.size() > 1) {
        out.add(example(new ArrayList<>(basket), all, p, one));
      }
    }
    return out;
  }

  /** The known items of the first order, or of the first views. */
  private static Set<Integer> basket(
      Interactions all, int from, int end, BitSet known, boolean orders) {
    Set<Integer> items = new TreeSet<>();
    int second = -1;
    int steps = 0;
    for (int at = from; at < end; at++) {
      if (orders && all.kind(at) != InteractionKind.ORDER) {
        continue;
      }
      if (all.second(at) != second) {
        if (orders ? items.size() > 1 : steps++ >= NEXT_STEPS && items.size() > 1) {
          break;
        }
        if (orders) {
          items.clear();
        }
        second = all.second(at);
      }
      if (known.get(all.item(at))) {
        items.add(all.item(at));
      }
    }
    return items;
  }

  /** Which item is apart from the others follows from the person's number, evenly. */
  private static Example example(List<Integer> basket, Interactions all, int person, boolean one) {
    int apart = basket.remove(Math.floorMod(person * 0x9E3779B9, basket.size()));
    int[] given = one ? new int[] {apart} : basket.stream().mapToInt(i -> i).toArray();
    Set<Integer> taken = one ? new TreeSet<>(basket) : Set.of(apart);
    BitSet shown = new BitSet();
    for (int i : given) {
      shown.set(i);
    }
    Query query = Query.of(History.empty(all.now() * 1000L)).anchors(given);
    return new Example(query, taken, i -> !shown.get(i));
  }
}
