/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.slot;

/** What a slot's answers are made from. */
public enum Basis {
  /** All that the person did. */
  PERSON,
  /** The item asked for. */
  ITEM,
  /** What lies in the cart. */
  CART,
  /** What the person looked at last. */
  LAST_VIEWED,
  /** What the person ordered last. */
  LAST_ORDER
}
