/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the moment a recommendation is asked for, beside the person. Everything is
 * optional. Made step by step; not to be changed once given away.
 */
public final class RecommendationContext {
  private final List<String> items = new ArrayList<>();
  private final List<String> viewed = new ArrayList<>();
  private final List<String> cart = new ArrayList<>();
  private final Set<String> without = new HashSet<>();
  private final Map<String, List<Long>> mailed = new HashMap<>();
  private final Set<String> preferred = new HashSet<>();
  private @Nullable String segment;
  private @Nullable String language;
  private int count;
  private boolean explores = true;

  /** Nothing known. */
  public static RecommendationContext none() {
    return new RecommendationContext();
  }

  /** The items in view: what slots for an item are asked about. */
  public RecommendationContext items(Collection<String> ids) {
    items.addAll(ids);
    return this;
  }

  /** Items looked at in this session, the newest last; they count as views of this moment. */
  public RecommendationContext viewed(Collection<String> ids) {
    viewed.addAll(ids);
    return this;
  }

  /** Items in the cart now, beside those that events put there. */
  public RecommendationContext cart(Collection<String> ids) {
    cart.addAll(ids);
    return this;
  }

  /** Items not to show, e.g. those of another slot of the same mail. */
  public RecommendationContext without(Collection<String> ids) {
    without.addAll(ids);
    return this;
  }

  /**
   * When items were mailed to the person: milliseconds since 1970 UTC by item; see {@link
   * RecommendationService#mailed}.
   */
  public RecommendationContext mailed(Map<String, List<Long>> times) {
    mailed.putAll(times);
    return this;
  }

  /** Categories to count double, beside what the person said to prefer. */
  public RecommendationContext preferred(Collection<String> categories) {
    preferred.addAll(categories);
    return this;
  }

  /**
   * The person's segment where the profile does not have the property {@code
   * recommend.segmentProperty}, e.g. the country a visitor comes from.
   */
  public RecommendationContext segment(@Nullable String key) {
    segment = key;
    return this;
  }

  /**
   * The person's locale where it is not what the profile's property {@code
   * recommend.localeProperty} says: a BCP 47 tag. For slots that show items of the person's locale
   * only.
   */
  public RecommendationContext language(@Nullable String tag) {
    language = tag;
    return this;
  }

  /** How many items at most, 1..50; by default what the slot says. */
  public RecommendationContext count(int most) {
    if (most < 1 || most > 50) {
      throw new IllegalArgumentException("count must be in 1..50, was " + most);
    }
    count = most;
    return this;
  }

  /** Gives chance no place, so that the same knowledge gives the same items. */
  public RecommendationContext steady() {
    explores = false;
    return this;
  }

  /** Items in view. */
  public List<String> items() {
    return items;
  }

  /** Items looked at in this session. */
  public List<String> viewed() {
    return viewed;
  }

  /** Items in the cart. */
  public List<String> cart() {
    return cart;
  }

  /** Items not to show. */
  public Set<String> without() {
    return without;
  }

  /** When items were mailed. */
  public Map<String, List<Long>> mailed() {
    return mailed;
  }

  /** Categories that count double. */
  public Set<String> preferred() {
    return preferred;
  }

  /** The segment; null where unknown. */
  public @Nullable String segment() {
    return segment;
  }

  /** The person's locale; null for what the profile says. */
  public @Nullable String language() {
    return language;
  }

  /** How many items at most; 0 for what the slot says. */
  public int count() {
    return count;
  }

  /** Whether the slot's share of exploration applies. */
  public boolean explores() {
    return explores;
  }

  /** A locale out of a BCP 47 tag or an underscored name; English where there is none. */
  public static Locale locale(@Nullable Object tag) {
    return tag == null || tag.toString().isBlank()
        ? Locale.ENGLISH
        : Locale.forLanguageTag(tag.toString().trim().replace('_', '-'));
  }
}
