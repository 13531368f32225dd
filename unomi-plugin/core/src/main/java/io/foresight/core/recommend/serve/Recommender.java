/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.recommend.ItemIndex;
import io.foresight.core.recommend.interaction.History;
import io.foresight.core.recommend.interaction.Trace;
import io.foresight.core.recommend.rank.Content;
import io.foresight.core.recommend.rank.Evidence;
import io.foresight.core.recommend.rank.NeighbourRanker;
import io.foresight.core.recommend.rank.NeighbourTable;
import io.foresight.core.recommend.rank.Parallel;
import io.foresight.core.recommend.rank.Query;
import io.foresight.core.recommend.rank.Ranker;
import io.foresight.core.recommend.rank.RankerSet;
import io.foresight.core.recommend.rank.Repurchase;
import io.foresight.core.recommend.slot.SlotDefinition;
import io.foresight.core.recommend.slot.Source;
import io.foresight.core.score.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers for one model and one catalogue: which items a person is shown in a slot. A new model or
 * items that came into the catalogue since take a new one, made aside and then put in this one's
 * place; availability, prices and removals are read live. Thread-safe; every thread answering at
 * the same time takes buffers of some 40 bytes per item.
 */
public final class Recommender {
  private static final String PIN = "pin";

  private final RecommendModel model;
  private final Space space;
  private final List<Ranker> rankers;
  private final @Nullable Repurchase repurchase;
  private final FallbackCounts counts;
  private final ConcurrentLinkedQueue<Sources> free = new ConcurrentLinkedQueue<>();

  /**
   * Prepares; takes the time of the content ranker where the catalogue has items that the model
   * does not know.
   *
   * @param counts where it counts which sources fill slots
   */
  public Recommender(
      RecommendModel model, ItemIndex catalogue, FallbackCounts counts, Parallel parallel) {
    this.model = model;
    this.space = new Space(model, catalogue);
    this.counts = counts;
    List<Ranker> all = new ArrayList<>(model.rankers());
    if (space.added() > 0) {
      all.removeIf(r -> r.name().equals(RankerSet.CONTENT));
      NeighbourTable alike = Content.fit(space.size(), space::id, catalogue, 100, parallel);
      all.add(new NeighbourRanker(RankerSet.CONTENT, alike, Evidence.Kind.SIMILAR_ITEM, 0));
    }
    this.rankers = all;
    Ranker r = model.ranker(RankerSet.REPURCHASE);
    this.repurchase = r instanceof Repurchase ? (Repurchase) r : null;
  }

  /** The model it answers with. */
  public RecommendModel model() {
    return model;
  }

  /**
   * What share of a person's interest, 0..1, goes to each category, the largest first.
   *
   * @param now milliseconds since 1970
   */
  public Map<String, Double> categories(Trace trace, long now) {
    return Affinity.of(trace.history(this::ofHash, now), space.catalogue(), space::inCatalogue);
  }

  /** The same by brand. */
  public Map<String, Double> brands(Trace trace, long now) {
    return Affinity.brands(trace.history(this::ofHash, now), space.catalogue(), space::inCatalogue);
  }

  /**
   * Those of some items that a slot may show, in the order given, whether anything speaks for them
   * or not. Items that came after this was made are taken for such.
   */
  public List<String> allowed(SlotDefinition slot, Request request, Collection<String> ids) {
    History history = request.trace().history(this::ofHash, request.now());
    Set<Integer> anchors = new TreeSet<>();
    Arrays.stream(anchors(slot, request, history)).forEach(anchors::add);
    Allowed allowed = new Allowed(space, slot, request, history, anchors, repurchase);
    List<String> out = new ArrayList<>();
    for (String id : ids) {
      int item = space.of(id);
      if (item < 0 || allowed.test(item)) {
        out.add(id);
      }
    }
    return out;
  }

  /** Answers. */
  public RecommendationSet recommend(SlotDefinition slot, Request request) {
    Sources sources = free.poll();
    if (sources == null) {
      sources = new Sources(model, space, rankers);
    }
    try {
      return recommend(slot, request, sources);
    } finally {
      free.offer(sources);
    }
  }

  private RecommendationSet recommend(SlotDefinition slot, Request request, Sources sources) {
    History history = request.trace().history(this::ofHash, request.now());
    int[] anchors = anchors(slot, request, history);
    Set<Integer> anchorSet = new TreeSet<>();
    Arrays.stream(anchors).forEach(anchorSet::add);
    Query query = Query.of(history).segment(request.segment()).anchors(anchors);
    Allowed allowed = new Allowed(space, slot, request, history, anchorSet, repurchase);
    Selection selection = new Selection(space, slot, request.preferred());
    Map<Integer, Integer> pins = pins(slot, allowed, selection);
    int wanted = slot.count() - pins.size();
    for (String source : slot.sources()) {
      fill(source, slot, query, allowed, selection, sources, wanted);
    }
    int before = selection.placed().size();
    for (String source : slot.fallback()) {
      if (selection.placed().size() < wanted && !slot.sources().contains(source)) {
        fill(source, slot, query, allowed, selection, sources, wanted);
      }
    }
    int newcomers = newcomers(slot, query, allowed, selection, sources);
    explore(slot, request, selection, newcomers);
    counts.count(slot.id(), before, selection.placed().size() - before, slot.count());
    return answer(slot, request, query, selection, pins, sources);
  }

  private void fill(
      String source,
      SlotDefinition slot,
      Query query,
      Allowed allowed,
      Selection selection,
      Sources sources,
      int wanted) {
    if (selection.placed().size() >= wanted) {
      return;
    }
    boolean cart = source.equals(Source.CART);
    IntPredicate may = cart ? i -> allowed.shownAtAll(i) && !allowed.excluded(i) : allowed;
    selection.fill(source, sources.pool(source, slot, query, may), wanted);
  }

  /** Pinned items that can be shown, by position from 1. */
  private Map<Integer, Integer> pins(SlotDefinition slot, Allowed allowed, Selection selection) {
    Map<Integer, Integer> out = new java.util.TreeMap<>();
    slot.pins()
        .forEach(
            (position, id) -> {
              int i = space.of(id);
              if (i >= 0 && allowed.shownAtAll(i) && !out.containsValue(i)) {
                out.put(position, i);
                selection.reserve(i);
              }
            });
    return out;
  }

  /** Puts new items into the last places where fewer were placed than the slot wants. */
  private int newcomers(
      SlotDefinition slot, Query query, Allowed allowed, Selection selection, Sources sources) {
    int missing = slot.newItems();
    long after = query.history().now() * 1000L - slot.newDays() * 86_400_000L;
    List<Selection.Placed> placed = selection.placed();
    boolean[] isNew = new boolean[placed.size()];
    for (int k = 0; k < isNew.length; k++) {
      int c = space.inCatalogue(placed.get(k).item);
      isNew[k] = c >= 0 && space.catalogue().firstSeen(c) >= after;
      missing -= isNew[k] ? 1 : 0;
    }
    if (missing <= 0) {
      return 0;
    }
    Pool pool = sources.pool(Source.NEW_ITEMS, slot, query, allowed);
    int at = placed.size() - 1;
    int put = 0;
    for (int k = 0; k < pool.size() && put < missing; k++) {
      int item = pool.item(k);
      while (at >= 0 && isNew[at]) {
        at--;
      }
      if (at < 0) {
        break;
      }
      if (placed.stream().noneMatch(p -> p.item == item) && selection.fits(item)) {
        selection.replace(
            at, new Selection.Placed(item, pool.score(k), Source.NEW_ITEMS, pool.why(item)));
        at--;
        put++;
      }
    }
    return put;
  }

  /** Gives the last place that the rules left free to chance, and logs with what probability. */
  private static void explore(
      SlotDefinition slot, Request request, Selection selection, int newcomers) {
    List<Selection.Placed> others = selection.runnersUp();
    int last = selection.placed().size() - 1 - newcomers;
    if (slot.explore() <= 0 || others.isEmpty() || last < 0) {
      return;
    }
    SplittableRandom random =
        new SplittableRandom(request.seed() * 31 + MappedEvent.hash(slot.id()) + request.now());
    if (random.nextDouble() < slot.explore()) {
      Selection.Placed drawn = others.get(random.nextInt(others.size()));
      selection.replace(last, drawn);
      drawn.propensity = slot.explore() / others.size();
    } else {
      selection.placed().get(last).propensity = 1 - slot.explore();
    }
  }

  private RecommendationSet answer(
      SlotDefinition slot,
      Request request,
      Query query,
      Selection selection,
      Map<Integer, Integer> pins,
      Sources sources) {
    List<RecommendedItem> items = new ArrayList<>();
    Map<Tier, Integer> tiers = new EnumMap<>(Tier.class);
    int next = 0;
    for (int position = 1; position <= slot.count(); position++) {
      Integer pinned = pins.get(position);
      if (pinned != null) {
        Evidence why = new Evidence(PIN, Evidence.Kind.PINNED, -1, 0, 0);
        items.add(new RecommendedItem(space.id(pinned), 1, PIN, Tier.RULES, why, null, 1));
      } else if (next < selection.placed().size()) {
        Selection.Placed p = selection.placed().get(next++);
        Tier tier = sources.tier(p.source, slot, query);
        tiers.merge(tier, 1, Integer::sum);
        Evidence e = p.evidence;
        String other = e == null || e.other() < 0 ? null : space.id(e.other());
        items.add(
            new RecommendedItem(space.id(p.item), p.score, p.source, tier, e, other, p.propensity));
      }
    }
    Tier tier = Tier.RULES;
    for (Map.Entry<Tier, Integer> e : tiers.entrySet()) {
      tier = e.getValue() > tiers.getOrDefault(tier, 0) ? e.getKey() : tier;
    }
    String who = slot.id() + ' ' + request.seed() + ' ' + request.now() + ' ' + model.version();
    String id = String.format("%016x", MappedEvent.hash(who));
    return new RecommendationSet(id, slot.id(), model.version(), request.now(), tier, items);
  }

  private int[] anchors(SlotDefinition slot, Request request, History history) {
    switch (slot.basis()) {
      case ITEM:
        return request.anchors().stream().mapToInt(space::of).filter(i -> i >= 0).toArray();
      case CART:
        return history.cart();
      case LAST_VIEWED:
        return last(history, history::viewed, 1);
      case LAST_ORDER:
        return last(history, history::bought, 50);
      default:
        return new int[0];
    }
  }

  /** The items of the latest moment that something happened to them. */
  private static int[] last(History h, java.util.function.IntUnaryOperator second, int most) {
    int latest = 1;
    for (int at = 0; at < h.size(); at++) {
      latest = Math.max(latest, second.applyAsInt(h.item(at)));
    }
    int when = latest;
    return java.util.stream.IntStream.range(0, h.size())
        .map(h::item)
        .filter(i -> second.applyAsInt(i) == when)
        .limit(most)
        .toArray();
  }

  private int ofHash(long hash) {
    return model.ofHash(hash);
  }
}
