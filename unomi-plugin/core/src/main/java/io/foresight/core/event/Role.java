/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.event;

/**
 * What an event means to us, whatever the organisation calls it. The order is part of the packed
 * feature state: add at the end only.
 */
public enum Role {
  /** Somebody looked at a product. */
  PRODUCT_VIEW,
  /** Somebody searched. */
  SEARCH,
  /** A product went into the cart. */
  CART_ADD,
  /** A product left the cart. */
  CART_REMOVE,
  /** A step of the checkout was reached. */
  CHECKOUT_STEP,
  /** An order was placed. */
  ORDER,
  /** A mail was sent. */
  MAIL_SENT,
  /** A mail was opened; may be a machine. */
  MAIL_OPEN,
  /** A link in a mail was clicked. */
  MAIL_CLICK,
  /** The recipient unsubscribed. */
  MAIL_UNSUBSCRIBE,
  /** A mail bounced. */
  MAIL_BOUNCE,
  /** The recipient complained. */
  MAIL_COMPLAINT,
  /** The person stated a preference. */
  PREFERENCE,
  /** A form was sent. */
  FORM,
  /** The person contacted support. */
  SUPPORT,
  /** A page was seen that is not a product. */
  PAGE_VIEW,
  /** An order was cancelled or goods came back. */
  ORDER_CANCEL,
  /** A product was rated. */
  RATING
}
