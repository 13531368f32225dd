/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.api;

import io.foresight.core.catalogue.StoredItem;
import io.foresight.core.recommend.serve.RecommendationSet;
import io.foresight.core.recommend.serve.RecommendedItem;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ranked items for people and slots. Answering, looking up items and noting what was shown never
 * query or wait and may be done in the thread of a visitor's request; {@link #mailed} reads the
 * store. Thread-safe.
 */
public interface RecommendationService {
  /** Key below {@link LiveScoring#PROPERTY} of the sets written to profiles. */
  String RECOMMEND = "recommend";

  /** Type of the Unomi event that is sent when the set of a slot on a profile has changed. */
  String CHANGED_EVENT = "recommendationsChanged";

  /** The slots there are, by id, with their definitions as JSON. */
  Map<String, Map<String, Object>> slots();

  /**
   * Answers for a slot.
   *
   * @param slot id of the slot
   * @param profileId null or empty for somebody unknown
   * @param foresight content of {@code systemProperties.foresight} with what waits, see {@link
   *     LiveScoring#latest}; <b>an empty map for whoever has not consented</b>, see {@link
   *     LiveScoring#consents}: the answer is then a newcomer's
   * @param profileProperties the profile's {@code properties}; empty likewise
   * @return empty when there is neither a model nor an item to show
   * @throws java.util.NoSuchElementException if there is no such slot
   */
  Optional<RecommendationSet> recommend(
      String slot,
      @Nullable String profileId,
      Map<String, Object> foresight,
      Map<String, Object> profileProperties,
      RecommendationContext context);

  /**
   * An item as it is now, for titles, links, and to check stock and price again; empty when it left
   * the catalogue. Descriptions are left out.
   */
  Optional<StoredItem> item(String id);

  /** Why an item is shown, in words; null where there is nothing to say. */
  @Nullable String reason(RecommendedItem item, Locale locale);

  /**
   * The content of {@link #RECOMMEND} with the set of one slot made anew. The set has no place for
   * chance, so that the same knowledge gives the same content.
   *
   * @param foresight as for {@link #recommend}
   * @return what the profile has now when the items of the set are the same; a new map otherwise
   */
  Map<String, Object> written(
      String slot,
      String profileId,
      Map<String, Object> foresight,
      Map<String, Object> profileProperties);

  /**
   * Orders things by how well they fit a person: for personalisation. Higher is better.
   *
   * @param ids items of the catalogue
   * @return a score for each that the slot may show; what is missing must not be shown for it
   */
  Map<String, Double> rank(
      String slot,
      @Nullable String profileId,
      Map<String, Object> foresight,
      Map<String, Object> profileProperties,
      RecommendationContext context,
      Collection<String> ids);

  /**
   * Notes that a person saw a set, so that clicks and orders can be credited to it. Written within
   * seconds.
   *
   * @param channel how: {@code web}, {@code mail}, {@code rest} …
   * @param at milliseconds since 1970 UTC
   */
  void shown(RecommendationSet set, String profileId, String channel, long at);

  /**
   * Notes that a person clicked on an item of a set.
   *
   * @param set id of the set, as a tracked link carries it
   * @param at milliseconds since 1970 UTC
   */
  void clicked(String set, String item, String profileId, long at);

  /**
   * When which items were mailed to people, of the sets noted with channel {@code mail}: profile to
   * item to milliseconds since 1970 UTC. Reads the store: ask for many at once.
   */
  Map<String, Map<String, List<Long>>> mailed(Collection<String> profileIds);
}
