/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import io.foresight.core.catalogue.CatalogueItem;
import io.foresight.core.catalogue.StoredItem;
import io.foresight.core.recommend.serve.RecommendationSet;
import io.foresight.core.recommend.serve.RecommendedItem;
import io.foresight.services.api.RecommendationContext;
import io.foresight.services.api.RecommendationService;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The far end of our calls: answers what the test says and remembers whom it was asked for. */
final class RecordedRecommendations implements RecommendationService {
  final Map<String, Double> scores = new HashMap<>();
  final List<String> items = new ArrayList<>();
  final List<@Nullable String> askedFor = new ArrayList<>();
  final List<Map<String, Object>> seen = new ArrayList<>();
  Map<String, Object> written = Map.of();

  /** The content with these items written for a slot. */
  static Map<String, Object> content(String slot, String... items) {
    List<String> places = new ArrayList<>();
    for (String item : items) {
      places.add((places.size() + 1) + "|" + item);
    }
    return Map.of("slots", Map.of(slot, Map.of("set", "s1", "tier", "personal", "places", places)));
  }

  @Override
  public Map<String, Object> written(
      String slot,
      String profileId,
      Map<String, Object> foresight,
      Map<String, Object> profileProperties) {
    if (slot.equals("no-such")) {
      throw new NoSuchElementException("no slot " + slot);
    }
    askedFor.add(profileId);
    seen.add(foresight);
    return written;
  }

  @Override
  public Map<String, Double> rank(
      String slot,
      @Nullable String profileId,
      Map<String, Object> foresight,
      Map<String, Object> profileProperties,
      RecommendationContext context,
      Collection<String> ids) {
    askedFor.add(profileId);
    if (slot.equals("no-such")) {
      throw new NoSuchElementException("no slot " + slot);
    }
    Map<String, Double> out = new HashMap<>(scores);
    out.keySet().retainAll(ids);
    return out;
  }

  @Override
  public Optional<StoredItem> item(String id) {
    return items.contains(id)
        ? Optional.of(StoredItem.added(CatalogueItem.builder(id).build(), "test", 0))
        : Optional.empty();
  }

  @Override
  public Map<String, Map<String, Object>> slots() {
    return Map.of();
  }

  @Override
  public Optional<RecommendationSet> recommend(
      String slot,
      @Nullable String profileId,
      Map<String, Object> foresight,
      Map<String, Object> profileProperties,
      RecommendationContext context) {
    return Optional.empty();
  }

  @Override
  public @Nullable String reason(RecommendedItem item, Locale locale) {
    return null;
  }

  @Override
  public void shown(RecommendationSet set, String profileId, String channel, long at) {}

  @Override
  public void clicked(String set, String item, String profileId, long at) {}

  @Override
  public Map<String, Map<String, List<Long>>> mailed(Collection<String> profileIds) {
    return Map.of();
  }
}
