/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.catalogue.StoredItem;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.features.Preferences;
import io.foresight.core.live.ItemTrace;
import io.foresight.core.recommend.interaction.InteractionKind;
import io.foresight.core.recommend.interaction.Trace;
import io.foresight.core.recommend.serve.ReasonText;
import io.foresight.core.recommend.serve.RecommendationSet;
import io.foresight.core.recommend.serve.RecommendedItem;
import io.foresight.core.recommend.serve.Recommender;
import io.foresight.core.recommend.serve.Request;
import io.foresight.core.recommend.serve.WrittenSets;
import io.foresight.core.recommend.slot.SlotDefinition;
import io.foresight.services.api.RecommendationContext;
import io.foresight.services.api.RecommendationService;
import io.foresight.services.engine.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Answers. Never touches the store but for {@link #mailed}. */
final class Recommending implements RecommendationService {
  private final Answering answering;
  private final SlotStore slots;
  private final Catalogue catalogue;
  private final SetLog sets;
  private final Supplier<Settings> settings;
  private final Clock clock;
  private final SlotVariants variants = new SlotVariants();
  private final AtomicLong strangers = new AtomicLong();
  private final Latencies latencies = new Latencies();

  Recommending(
      Answering answering,
      SlotStore slots,
      Catalogue catalogue,
      SetLog sets,
      Supplier<Settings> settings,
      Clock clock) {
    this.answering = answering;
    this.slots = slots;
    this.catalogue = catalogue;
    this.sets = sets;
    this.settings = settings;
    this.clock = clock;
  }

  /** How long answers took. */
  Map<String, Object> latencies() {
    return latencies.toMap();
  }

  @Override
  public Map<String, Map<String, Object>> slots() {
    Map<String, Map<String, Object>> out = new LinkedHashMap<>();
    slots.all().forEach((id, slot) -> out.put(id, slot.toMap()));
    return out;
  }

  @Override
  public Optional<RecommendationSet> recommend(
      String slot,
      String profileId,
      Map<String, Object> foresight,
      Map<String, Object> profileProperties,
      RecommendationContext context) {
    long began = System.nanoTime();
    SlotDefinition asked = variants.of(slots.get(slot), context);
    Request request = request(profileId, foresight, profileProperties, context);
    Optional<RecommendationSet> set = answering.recommender().map(r -> r.recommend(asked, request));
    latencies.add(System.nanoTime() - began);
    return set;
  }

  private Request request(
      String profileId,
      Map<String, Object> foresight,
      Map<String, Object> properties,
      RecommendationContext context) {
    long now = clock.millis();
    Trace trace = ItemTrace.of(foresight, settings.get().interactionWeights());
    context.viewed().forEach(i -> trace.add(i, InteractionKind.VIEW, now));
    context.cart().forEach(i -> trace.add(i, InteractionKind.CART, now));
    Set<String> preferred = new HashSet<>(context.preferred());
    preferred.addAll(Preferences.from(foresight).values().values());
    Object own = properties.get(settings.get().segmentProperty());
    Object language =
        context.language() == null
            ? properties.get(settings.get().localeProperty())
            : context.language();
    // Strangers who ask in the same millisecond must not get sets of the same id.
    long seed =
        profileId == null || profileId.isEmpty()
            ? strangers.incrementAndGet()
            : MappedEvent.hash(profileId);
    return new Request(trace, now)
        .anchors(context.items())
        .segment(own == null ? context.segment() : own.toString())
        .locale(language == null ? "" : language.toString())
        .preferred(preferred)
        .mailed(context.mailed())
        .without(context.without())
        .seed(seed);
  }

  @Override
  public Optional<StoredItem> item(String id) {
    return catalogue.find(id);
  }

  @Override
  public String reason(RecommendedItem item, Locale locale) {
    return ReasonText.of(
        item, locale, id -> catalogue.find(id).map(i -> i.item().title()).orElse(id));
  }

  @Override
  public Map<String, Object> written(
      String slot,
      String profileId,
      Map<String, Object> foresight,
      Map<String, Object> profileProperties) {
    Map<String, Object> before = content(foresight);
    RecommendationContext steady = RecommendationContext.none().steady();
    Optional<RecommendationSet> set =
        recommend(slot, profileId, foresight, profileProperties, steady);
    if (set.isEmpty() || set.get().items().isEmpty()) {
      return WrittenSets.slot(before, slot).isEmpty() ? before : WrittenSets.without(before, slot);
    }
    Duration valid = Duration.ofDays(settings.get().setsValidDays());
    if (WrittenSets.holds(before, set.get()) && !WrittenSets.old(before, set.get(), valid)) {
      return before;
    }
    return withAffinity(WrittenSets.with(before, set.get(), valid), foresight);
  }

  /** Adds what share of the person's interest goes where. */
  private Map<String, Object> withAffinity(
      Map<String, Object> recommend, Map<String, Object> foresight) {
    Recommender r = answering.recommender().orElseThrow(IllegalStateException::new);
    Trace trace = ItemTrace.of(foresight, settings.get().interactionWeights());
    long now = clock.millis();
    return WrittenSets.withAffinity(recommend, r.categories(trace, now), r.brands(trace, now));
  }

  @SuppressWarnings("unchecked") // JSON objects have string keys
  private static Map<String, Object> content(Map<String, Object> foresight) {
    Object content = foresight.get(RECOMMEND);
    return content instanceof Map ? (Map<String, Object>) content : Map.of();
  }

  @Override
  public Map<String, Double> rank(
      String slot,
      String profileId,
      Map<String, Object> foresight,
      Map<String, Object> profileProperties,
      RecommendationContext context,
      Collection<String> ids) {
    SlotDefinition asked = variants.ranking(slots.get(slot));
    Map<String, Double> out = new LinkedHashMap<>();
    Optional<Recommender> recommender = answering.recommender();
    if (recommender.isEmpty()) {
      ids.forEach(id -> out.put(id, 1.0 / (out.size() + 1)));
      return out;
    }
    Request request = request(profileId, foresight, profileProperties, context).only(ids);
    recommender.get().recommend(asked, request).items().forEach(i -> score(i.id(), out));
    // What nothing speaks for or against comes after, in the order given.
    recommender.get().allowed(asked, request, ids).forEach(id -> score(id, out));
    return out;
  }

  private static void score(String id, Map<String, Double> into) {
    if (!into.containsKey(id)) {
      into.put(id, 1.0 / (into.size() + 1));
    }
  }

  @Override
  public void shown(RecommendationSet set, String profileId, String channel, long at) {
    sets.shown(set, profileId, channel, at);
  }

  @Override
  public void clicked(String set, String item, String profileId, long at) {
    sets.clicked(set, item, profileId, at);
  }

  @Override
  public Map<String, Map<String, List<Long>>> mailed(Collection<String> profileIds) {
    return sets.mailed(profileIds, clock.millis());
  }
}
