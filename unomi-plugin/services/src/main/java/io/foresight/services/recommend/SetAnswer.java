/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.catalogue.CatalogueItem;
import io.foresight.core.catalogue.StoredItem;
import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.recommend.serve.RecommendationSet;
import io.foresight.core.recommend.serve.RecommendedItem;
import io.foresight.core.store.ProfileStore;
import io.foresight.core.store.RawProfile;
import io.foresight.services.api.LiveScoring;
import io.foresight.services.api.RecommendationContext;
import io.foresight.services.api.RecommendationService;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** An answer as REST and the shell give it: the items with what is to be shown of them. */
final class SetAnswer {
  private static final Set<String> NAMES =
      Set.of("profile", "item", "viewed", "cart", "without", "limit", "locale", "segment", "shown");
  private static final int MOST_ITEMS = 200;

  private final RecommendationService service;
  private final ProfileStore profiles;
  private final LiveScoring scoring;
  private final Clock clock;

  SetAnswer(
      RecommendationService service, ProfileStore profiles, LiveScoring scoring, Clock clock) {
    this.service = service;
    this.profiles = profiles;
    this.scoring = scoring;
    this.clock = clock;
  }

  /**
   * Answers.
   *
   * @param request as of {@code RecommendOperations.recommendations}
   */
  Map<String, Object> of(String slot, Map<String, Object> request) {
    Fields f = Fields.of("", request).allowOnly(NAMES);
    RecommendationContext context = RecommendationContext.none();
    context.items(ids(f, "item")).viewed(ids(f, "viewed")).cart(ids(f, "cart"));
    context.without(ids(f, "without")).segment(f.string("segment", null));
    context.language(f.has("locale") ? String.valueOf(f.raw("locale")) : null);
    int limit = f.integer("limit", 0, 0, 50);
    if (limit > 0) {
      context.count(limit);
    }
    String profile = f.string("profile", "");
    Map<String, Object> foresight = Map.of();
    Map<String, Object> properties = Map.of();
    boolean consents = false;
    if (!profile.isEmpty()) {
      Fields source = Fields.of("profile", profile(profile).source());
      consents = scoring.consents(source.object("consents").asMap());
      if (consents) {
        properties = source.object("properties").asMap();
        foresight =
            scoring.latest(
                profile,
                source.object("systemProperties").object(LiveScoring.PROPERTY).asMap(),
                properties);
      }
    }
    Optional<RecommendationSet> set =
        service.recommend(slot, consents ? profile : null, foresight, properties, context);
    if (set.isEmpty()) {
      throw new IllegalStateException(
          "there is nothing to recommend yet: fill the catalogue or learn recommendations");
    }
    if (consents && f.bool("shown", false)) {
      service.shown(set.get(), profile, "rest", clock.millis());
    }
    Object language = f.has("locale") ? f.raw("locale") : properties.get("language");
    Map<String, Object> out = told(set.get(), RecommendationContext.locale(language));
    out.put("personalised", !foresight.isEmpty());
    return out;
  }

  private RawProfile profile(String id) {
    List<RawProfile> found =
        profiles.get(
            List.of(id), List.of("properties", "systemProperties.foresight", "consents", "itemId"));
    if (found.isEmpty()) {
      throw new NoSuchElementException("no profile " + id);
    }
    return found.get(0);
  }

  private static List<String> ids(Fields f, String name) {
    List<String> ids = f.strings(name);
    if (ids.size() > MOST_ITEMS) {
      throw new InvalidInputException(name, "must be at most " + MOST_ITEMS + " ids");
    }
    return ids;
  }

  private Map<String, Object> told(RecommendationSet set, Locale locale) {
    Map<String, Object> m = set.toMap();
    List<Object> items = new ArrayList<>();
    double total = 0;
    for (RecommendedItem i : set.items()) {
      Map<String, Object> one = i.toMap();
      Optional<StoredItem> stored = service.item(i.id());
      if (stored.isPresent()) {
        CatalogueItem item = stored.get().item();
        put(one, "title", item.title());
        put(one, "url", item.url());
        put(one, "image", item.image());
        double price = item.priceAt(clock.millis());
        total += price;
        if (!Double.isNaN(price)) {
          one.put("price", price);
          put(one, "currency", item.currency());
        }
      }
      put(one, "reason", service.reason(i, locale));
      items.add(one);
    }
    m.put("items", items);
    if (!items.isEmpty() && !Double.isNaN(total)) {
      m.put("totalPrice", Math.rint(total * 100) / 100);
    }
    return m;
  }

  private static void put(Map<String, Object> m, String key, String value) {
    if (value != null && !value.isEmpty()) {
      m.put(key, value);
    }
  }
}
