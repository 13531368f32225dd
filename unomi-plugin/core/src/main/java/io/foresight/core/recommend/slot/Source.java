/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.slot;

/** Names of what fills a slot beside the rankers, whose own names may stand in the same place. */
public final class Source {
  /** The learned blend. */
  public static final String BLEND = "blend";

  /** What lies in the person's cart. */
  public static final String CART = "cart";

  /** What is new in the catalogue, the closest to the person first. */
  public static final String NEW_ITEMS = "new-items";

  /** What is taken more of late than before. */
  public static final String TRENDING = "trending";

  /** What can be had again, of what the person had looked at, carted or bought. */
  public static final String BACK_IN_STOCK = "back-in-stock";

  /** What became cheaper, of what the person had looked at, carted or bought. */
  public static final String PRICE_DROP = "price-drop";

  private Source() {}
}
