/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.interaction;

import io.foresight.core.event.MappedEvent;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody did with an item. The order is part of stored states: add at the end only. */
public enum InteractionKind {
  /** Looked at it. */
  VIEW,
  /** Clicked on it in a mail. */
  CLICK,
  /** Put it into the cart. */
  CART,
  /** Took it out of the cart. */
  CART_REMOVE,
  /** Bought it. */
  ORDER,
  /** Said to like it: a stated preference, or a rating of at least 0.7. */
  LIKE,
  /** Said not to like it: a preference of "no", or a rating of at most 0.4. */
  DISLIKE;

  // Of the precision that ratings are kept in, so that 7 of 10 is good.
  private static final float GOOD = 0.7f;
  private static final float BAD = 0.4f;
  private static final Set<String> NO = Set.of("false", "no", "never", "none", "dislike", "0");

  /**
   * What an event is to its products; null where it is nothing to them: another role, a click known
   * to come from a machine, a rating in between or without a value.
   */
  public static @Nullable InteractionKind of(MappedEvent e) {
    switch (e.role()) {
      case PRODUCT_VIEW:
        return VIEW;
      case MAIL_CLICK:
        return e.machine() ? null : CLICK;
      case CART_ADD:
        return CART;
      case CART_REMOVE:
        return CART_REMOVE;
      case ORDER:
        return ORDER;
      case PREFERENCE:
        return e.value() != null && NO.contains(e.value().toLowerCase(Locale.ROOT))
            ? DISLIKE
            : LIKE;
      case RATING:
        return e.rating() >= GOOD ? LIKE : e.rating() <= BAD ? DISLIKE : null;
      default:
        return null;
    }
  }
}
