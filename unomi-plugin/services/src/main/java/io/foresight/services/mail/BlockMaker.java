/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.mail;

import io.foresight.core.catalogue.StoredItem;
import io.foresight.core.recommend.serve.RecommendationSet;
import io.foresight.core.recommend.serve.RecommendedItem;
import io.foresight.core.token.Block;
import io.foresight.core.token.BlockRenderer;
import io.foresight.core.token.MailSet;
import io.foresight.services.api.RecommendationContext;
import io.foresight.services.api.RecommendationService;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the blocks of people's mails. What was recommended stays until something happened to the
 * person or it is old, so that contacts are not rewritten for nothing; stock and prices are looked
 * at every time. What can be seen under one id never changes: when an item is sold out and another
 * moves up, the set gets a new id, or a click on an old mail would be credited to the wrong item.
 */
final class BlockMaker {
  private static final String NONE = "none";

  private final RecommendationService recommendations;
  private final MailedSets sets;
  private final BlockRenderer renderer;
  private final Clock clock;
  private final Map<String, Map<String, Object>> slots = new HashMap<>();

  BlockMaker(RecommendationService recommendations, MailedSets sets, Clock clock) {
    this.recommendations = recommendations;
    this.sets = sets;
    this.clock = clock;
    this.renderer = new BlockRenderer(this::items);
  }

  private Map<String, StoredItem> items(Collection<String> ids) {
    Map<String, StoredItem> out = new HashMap<>();
    for (String id : ids) {
      recommendations.item(id).ifPresent(i -> out.put(id, i));
    }
    return out;
  }

  /** The blocks of one person, by slot. */
  static final class Made {
    final Map<String, Block> blocks = new LinkedHashMap<>();
    final Map<String, MailedSet> sets = new LinkedHashMap<>();
    final Map<String, String> values = new LinkedHashMap<>();
  }

  /**
   * Makes blocks and notes what they show.
   *
   * @param about items that slots for an item are asked about; without any these are empty
   */
  Map<String, Made> make(List<Person> people, List<MailBlock> blocks, List<String> about) {
    long now = clock.millis();
    List<String> ids = new ArrayList<>();
    people.forEach(p -> ids.add(p.id));
    Map<String, MailedSets.Held> held = sets.of(ids);
    Map<String, Made> out = new LinkedHashMap<>();
    for (Person p : people) {
      RecommendationContext context =
          RecommendationContext.none().items(about).mailed(held.get(p.id).mailed()).steady();
      Made made = new Made();
      for (MailBlock b : blocks) {
        one(p, b, held.get(p.id), context, now, made);
      }
      out.put(p.id, made);
    }
    sets.save(held);
    return out;
  }

  private static boolean stale(@Nullable MailedSet last, Person p, MailBlock b, long now) {
    return last == null
        || now - last.asked >= b.renewMillis()
        || !last.knowledge.equals(p.knowledge());
  }

  private void one(
      Person p,
      MailBlock b,
      MailedSets.Held held,
      RecommendationContext context,
      long now,
      Made made) {
    MailedSet last = held.newest(b.slot());
    MailedSet set = last;
    boolean aboutItems = "item".equals(String.valueOf(slot(b).get("basis")));
    if (last == null || aboutItems || stale(last, p, b, now)) {
      // Asked about nothing, such a slot would fall back to what has nothing to do with the mail.
      boolean answers = !aboutItems || !context.items().isEmpty();
      set = ask(p, b, answers ? context : null, last, now);
    }
    Block block = render(set, p, b, now);
    if (!block.itemIds().equals(set.shown) || set.since == 0) {
      MailedSet before = set.since == 0 ? null : set;
      set = set.showing(before == null ? set.id : next(set.id), block.itemIds(), now);
      block = before == null ? block : render(set, p, b, now);
    }
    if (set != last) {
      held.put(set);
    }
    made.blocks.put(b.slot(), block);
    made.sets.put(b.slot(), set);
    made.values.putAll(b.values(block));
  }

  private Block render(MailedSet set, Person p, MailBlock b, long now) {
    List<MailSet.Pick> picks = new ArrayList<>();
    for (int i = 0; i < set.items.size(); i++) {
      picks.add(
          new MailSet.Pick(set.items.get(i), i < set.reasons.size() ? set.reasons.get(i) : ""));
    }
    return renderer.render(
        new MailSet(set.id, b.slot(), b.locale(p.properties), picks), b.options(), now);
  }

  private Map<String, Object> slot(MailBlock b) {
    return slots.computeIfAbsent(b.slot(), s -> recommendations.slots().getOrDefault(s, Map.of()));
  }

  private MailedSet ask(
      Person p,
      MailBlock b,
      @Nullable RecommendationContext context,
      @Nullable MailedSet last,
      long now) {
    Optional<RecommendationSet> answer;
    try {
      answer =
          context == null
              ? Optional.empty()
              : recommendations.recommend(
                  b.slot(),
                  p.id,
                  p.foresight,
                  p.properties,
                  context.language(b.locale(p.properties)));
    } catch (NoSuchElementException noSuchSlot) {
      // Deleted while the block is still there: its mails show what they show without items.
      answer = Optional.empty();
    }
    List<String> items = new ArrayList<>();
    List<String> sources = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    Locale locale = RecommendationContext.locale(b.locale(p.properties));
    for (RecommendedItem i : answer.map(RecommendationSet::items).orElse(List.of())) {
      String why = recommendations.reason(i, locale);
      items.add(i.id());
      sources.add(i.source());
      reasons.add(why == null ? "" : why);
    }
    if (last != null && last.items.equals(items)) {
      return last.askedAgain(now, p.knowledge());
    }
    return new MailedSet(
        answer.map(RecommendationSet::id).orElse(NONE),
        b.slot(),
        answer.map(RecommendationSet::version).orElse(NONE),
        answer.map(a -> a.tier().id()).orElse("rules"),
        0,
        now,
        p.knowledge(),
        items,
        sources,
        reasons,
        List.of(),
        List.of());
  }

  /** {@code abc}, {@code abc-2}, {@code abc-3} … */
  private static String next(String id) {
    int dash = id.lastIndexOf('-');
    return dash < 0
        ? id + "-2"
        : id.substring(0, dash) + '-' + (Integer.parseInt(id.substring(dash + 1)) + 1);
  }
}
