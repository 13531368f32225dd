/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

import java.util.regex.Pattern;

/** What implementations of {@link DocumentStore} demand of their arguments. */
public final class CollectionNames {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

  private CollectionNames() {}

  /**
   * @return the name
   * @throws IllegalArgumentException unless it is a lower-case letter followed by up to 63
   *     lower-case letters, digits, {@code _} or {@code -}
   */
  public static String require(String collection) {
    if (!NAME.matcher(collection).matches()) {
      throw new IllegalArgumentException(
          "Collection '" + collection + "' must match " + NAME.pattern());
    }
    return collection;
  }

  /**
   * @throws IllegalArgumentException unless 1..10000
   */
  public static int requireLimit(int limit) {
    if (limit < 1 || limit > 10_000) {
      throw new IllegalArgumentException("limit must be in 1..10000, was " + limit);
    }
    return limit;
  }
}
