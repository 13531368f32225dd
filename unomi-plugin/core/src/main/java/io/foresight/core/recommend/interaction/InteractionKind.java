/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.interaction;

import io.foresight.core.event.Role;
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
  /** Said to like it: a stated preference or a good rating. */
  LIKE,
  /** Said not to like it: a bad rating, "not interested". */
  DISLIKE;

  /** What an event of that role is to its products; null where it is nothing to them. */
  public static @Nullable InteractionKind of(Role role) {
    switch (role) {
      case PRODUCT_VIEW:
        return VIEW;
      case MAIL_CLICK:
        return CLICK;
      case CART_ADD:
        return CART;
      case CART_REMOVE:
        return CART_REMOVE;
      case ORDER:
        return ORDER;
      case PREFERENCE:
        return LIKE;
      default:
        return null;
    }
  }
}
