/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.measure;

import io.foresight.core.recommend.blend.Example;
import io.foresight.core.recommend.interaction.History;
import io.foresight.core.recommend.interaction.InteractionKind;
import io.foresight.core.recommend.interaction.InteractionWeights;
import io.foresight.core.recommend.interaction.Interactions;
import io.foresight.core.recommend.rank.Query;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What people took after a moment, for rankers that know only what was before it. People and items
 * of which nothing was known before are left out.
 */
public final class TimeSplit {
  private TimeSplit() {}

  /**
   * The people who took something after the split, in the order of their ids.
   *
   * @param past up to the split, from {@link Interactions#until}
   * @param all the same and what came later
   * @param newOnly whether only items count that the person had nothing to do with before
   * @param kinds what counts as taking
   * @param segment of a person; may be null
   * @param most how many people at most, spread evenly over all
   */
  public static List<Example> examples(
      Interactions past,
      Interactions all,
      InteractionWeights weights,
      boolean newOnly,
      Set<InteractionKind> kinds,
      @Nullable IntFunction<@Nullable String> segment,
      int most) {
    BitSet known = new BitSet();
    for (int at = 0; at < past.size(); at++) {
      known.set(past.item(at));
    }
    List<Example> out = new ArrayList<>();
    int[] people =
        IntStream.range(0, all.persons().size())
            .filter(p -> past.start(p) < past.start(p + 1))
            .filter(p -> from(past, all, p) < all.start(p + 1))
            .toArray();
    int n = Math.min(most, people.length);
    for (int s = 0; s < n; s++) {
      int p = people[(int) ((long) s * people.length / n)];
      int from = from(past, all, p);
      BitSet own = new BitSet();
      for (int at = past.start(p); at < past.start(p + 1); at++) {
        own.set(past.item(at));
      }
      Set<Integer> taken = new TreeSet<>();
      for (int at = from; at < all.start(p + 1); at++) {
        int i = all.item(at);
        if (kinds.contains(all.kind(at)) && known.get(i) && !(newOnly && own.get(i))) {
          taken.add(i);
        }
      }
      if (!taken.isEmpty()) {
        Query q = Query.of(History.of(past, p, weights));
        out.add(
            new Example(
                segment == null ? q : q.segment(segment.apply(p)),
                taken,
                newOnly ? i -> !own.get(i) : i -> true));
      }
    }
    return out;
  }

  /** Where a person's interactions after the split begin. */
  static int from(Interactions past, Interactions all, int person) {
    return all.start(person) + past.start(person + 1) - past.start(person);
  }
}
