/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import io.foresight.core.nextorder.RefillModel;
import io.foresight.core.recommend.ItemIndex;
import io.foresight.core.recommend.interaction.Interactions;
import io.foresight.core.recommend.interaction.PersonItems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** All rankers, learned from the same interactions. Names are part of stored models. */
public final class RankerSet {
  /** People with the item, all history alike; the baseline. */
  public static final String POPULAR = "popular";

  /** People with the item of late. */
  public static final String RECENT = "recent";

  /** People of the same segment with the item of late. */
  public static final String SEGMENT = "segment";

  /** Cosine of items. */
  public static final String ITEM_COSINE = "item-cosine";

  /** Log-likelihood ratio of items. */
  public static final String ITEM_LIKELIHOOD = "item-likelihood";

  /** EASE^R. */
  public static final String EASE = "ease";

  /** What the people most like this one take. */
  public static final String SIMILAR_PEOPLE = "similar-people";

  /** What is like it by words and attributes. */
  public static final String CONTENT = "content";

  /** What is taken next. */
  public static final String NEXT = "next";

  /** What was bought before. */
  public static final String REPURCHASE = "repurchase";

  /** What was bought before and is due. */
  public static final String REFILL = "refill";

  /** What is in the same baskets. */
  public static final String BASKETS = "baskets";

  private RankerSet() {}

  /**
   * Learns all of them.
   *
   * @param catalogue for the content ranker
   * @param refill knows cycles; may be null
   * @param segment of a person; null where unknown
   */
  public static List<Ranker> fit(
      Interactions log,
      ItemIndex catalogue,
      RankerOptions options,
      @Nullable RefillModel refill,
      @Nullable IntFunction<@Nullable String> segment,
      Parallel parallel) {
    PersonItems persons = PersonItems.of(log, options.weights());
    PersonItems items = persons.turned();
    int k = options.neighbours();
    List<Ranker> out = new ArrayList<>();
    out.add(Popularity.overall(POPULAR, items));
    out.add(Popularity.recent(RECENT, log, options.recentDays()));
    if (segment != null) {
      out.add(Popularity.bySegment(SEGMENT, log, options.recentDays(), segment));
    }
    CoOccurrence together = CoOccurrence.fit(persons, items, k, options.shrink(), parallel);
    Evidence.Kind both = Evidence.Kind.TAKEN_TOGETHER;
    out.add(new NeighbourRanker(ITEM_COSINE, together.cosine(), both, 0));
    out.add(new NeighbourRanker(ITEM_LIKELIHOOD, together.likelihood(), both, 0));
    NeighbourTable ease =
        Ease.fit(
            persons,
            items,
            options.easeItems(),
            options.easeLambda(),
            options.easeNeighbours(),
            parallel);
    out.add(new NeighbourRanker(EASE, ease, both, 0));
    out.add(UserNeighbours.fit(SIMILAR_PEOPLE, persons));
    NeighbourTable alike = Content.fit(log.items().size(), log.items()::id, catalogue, k, parallel);
    out.add(new NeighbourRanker(CONTENT, alike, Evidence.Kind.SIMILAR_ITEM, 0));
    NeighbourTable next = Transitions.fit(log, options.weights(), k, parallel);
    out.add(new NeighbourRanker(NEXT, next, Evidence.Kind.TAKEN_AFTER, 20));
    Repurchase repurchase = Repurchase.fit(REPURCHASE, log, refill);
    out.add(repurchase);
    out.add(repurchase.dueOnly(REFILL));
    NeighbourTable rules = BasketRules.fit(log, k, parallel);
    out.add(new NeighbourRanker(BASKETS, rules, Evidence.Kind.BOUGHT_TOGETHER, 0));
    return out;
  }
}
