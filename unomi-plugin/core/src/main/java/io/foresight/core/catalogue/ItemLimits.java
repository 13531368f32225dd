/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How large an item may be. Longer texts are cut, longer lists lose their end, both with a note;
 * only an id that is too long rejects the item, for a cut id would be another item's. Lengths are
 * in UTF-16 units.
 */
public final class ItemLimits {
  private static final Set<String> NAMES =
      Set.of("id", "title", "description", "text", "categories", "tags", "attributes");

  final int id;
  final int title;
  final int description;
  final int text;
  final int categories;
  final int tags;
  final int attributes;

  private ItemLimits(Fields f) {
    f.allowOnly(NAMES);
    id = f.integer("id", 200, 1, 400);
    title = f.integer("title", 300, 1, 2_000);
    description = f.integer("description", 5_000, 0, 50_000);
    text = f.integer("text", 500, 1, 5_000);
    categories = f.integer("categories", 20, 1, 100);
    tags = f.integer("tags", 50, 0, 500);
    attributes = f.integer("attributes", 50, 0, 500);
  }

  /**
   * Id 200, title 300, description 5 000, every other text 500 characters; 20 categories, 50 tags,
   * 50 attributes.
   */
  public static ItemLimits defaults() {
    return from("limits", Map.of());
  }

  /**
   * Reads limits from JSON: {@code id} (1..400), {@code title} (1..2000), {@code description}
   * (0..50000), {@code text} (1..5000), {@code categories} (1..100), {@code tags} and {@code
   * attributes} (0..500).
   *
   * @throws InvalidInputException naming the field
   */
  public static ItemLimits from(String path, Map<String, Object> json) {
    return new ItemLimits(Fields.of(path, json));
  }

  /** As {@link #from} reads them. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("id", id);
    m.put("title", title);
    m.put("description", description);
    m.put("text", text);
    m.put("categories", categories);
    m.put("tags", tags);
    m.put("attributes", attributes);
    return m;
  }
}
