/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.token;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The fields that a template may use. */
final class TemplateFields {
  /** The list of items, a section. */
  static final String ITEMS = "items";

  static final Set<String> OF_BLOCK =
      Set.copyOf(List.of("heading", "button", "was", "slot", "locale", "filled", ITEMS));
  static final Set<String> OF_ITEM =
      Set.copyOf(
          List.of(
              "title",
              "description",
              "brand",
              "category",
              "price",
              "wasPrice",
              "image",
              "url",
              "reason",
              "position"));
  static final Set<String> ADDRESSES = Set.of("url", "image");

  private TemplateFields() {}

  static Set<String> allowed(boolean inItems) {
    Set<String> all = new TreeSet<>(OF_BLOCK);
    if (inItems) {
      all.addAll(OF_ITEM);
      all.remove(ITEMS);
    }
    return all;
  }
}
