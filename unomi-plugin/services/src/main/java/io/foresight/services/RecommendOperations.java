/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services;

import java.util.List;
import java.util.Map;

/** The verbs on catalogue, slots and recommendations; errors as in {@link Operations}. */
public interface RecommendOperations {
  /** How many items there are, by source and type; the standing feed. */
  Map<String, Object> catalogue();

  /**
   * Adds and changes items: {@code items} (at most 5000), {@code options} as of a feed.
   *
   * @return what was done, with rejected items and why
   */
  Map<String, Object> putItems(Map<String, Object> request);

  /** An item as it is stored. */
  Map<String, Object> item(String id);

  /** Removes an item; the next answer is without it. */
  Map<String, Object> deleteItem(String id);

  /** Removes items: {@code ids} (at most 5000). */
  Map<String, Object> deleteItems(Map<String, Object> request);

  /**
   * Takes a feed in: {@code file} in the import folder or {@code url}, {@code options}, {@code
   * limits}; with {@code everyHours} it is fetched again from then on, 0 ends that.
   */
  Map<String, Object> feed(Map<String, Object> request);

  /** All slots, with whether each is as it came with the product. */
  List<Map<String, Object>> slots();

  /** One slot. */
  Map<String, Object> slot(String id);

  /** Creates or replaces a slot. */
  Map<String, Object> putSlot(String id, Map<String, Object> definition);

  /** Deletes a slot; one that came with the product is again as it came. */
  Map<String, Object> deleteSlot(String id);

  /** Learns anew from all interactions. */
  Map<String, Object> learnRecommendations();

  /** Writes sets to profiles: {@code slots}; those of the configuration when absent. */
  Map<String, Object> writeRecommendations(Map<String, Object> request);

  /** Model in use, report of its learning, use of fallbacks, catalogue. */
  Map<String, Object> recommender();

  /** Credits what people clicked and ordered to what they were shown. */
  Map<String, Object> credit();

  /** The newest credit. */
  Map<String, Object> creditReport();

  /** Topics that the best customers care for and buy too little in. */
  Map<String, Object> opportunities();

  /**
   * Items for a slot: {@code profile} or nobody in particular, {@code item, viewed, cart, without}
   * (lists of ids), {@code limit, locale, segment}; {@code shown} notes it as seen.
   */
  Map<String, Object> recommendations(String slot, Map<String, Object> request);

  /** Notes a click: {@code set, item, profile}. */
  Map<String, Object> clicked(Map<String, Object> request);
}
