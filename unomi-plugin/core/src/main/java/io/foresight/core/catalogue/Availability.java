/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether an item can be had. Stock counts besides, see {@link CatalogueItem#isAvailable()}. */
public enum Availability {
  /** Can be had now, unless its stock is known to be 0. */
  IN_STOCK,
  /** Cannot be had. */
  OUT_OF_STOCK,
  /** Can be ordered before it appears. */
  PREORDER,
  /** Can be ordered and comes later. */
  BACKORDER;

  /** As it is written in JSON, e.g. {@code in_stock}. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads what feeds write: {@code in stock}, {@code in_stock}, {@code InStock}, {@code
   * https://schema.org/OutOfStock}, {@code sold out}, {@code discontinued}, {@code available for
   * order}, {@code true}, {@code 0} …
   *
   * @return null if it is none of these
   */
  public static @Nullable Availability parse(String text) {
    String s = text.trim().toLowerCase(Locale.ROOT);
    switch (s.substring(s.lastIndexOf('/') + 1).replaceAll("[\\s_-]", "")) {
      case "instock":
      case "available":
      case "instoreonly":
      case "onlineonly":
      case "limitedavailability":
      case "true":
      case "yes":
      case "1":
        return IN_STOCK;
      case "outofstock":
      case "soldout":
      case "unavailable":
      case "discontinued":
      case "false":
      case "no":
      case "0":
        return OUT_OF_STOCK;
      case "preorder":
      case "presale":
        return PREORDER;
      case "backorder":
      case "availablefororder":
      case "madetoorder":
        return BACKORDER;
      default:
        return null;
    }
  }
}
