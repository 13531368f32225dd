/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.token;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a mail gets of one recommendation set. Immutable. */
public final class Block {
  private final String html;
  private final String text;
  private final Map<String, String> fields;
  private final List<String> itemIds;
  private final Map<String, String> leftOut;

  Block(
      String html,
      String text,
      Map<String, String> fields,
      List<String> itemIds,
      Map<String, String> leftOut) {
    this.html = html;
    this.text = text;
    this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    this.itemIds = List.copyOf(itemIds);
    this.leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
  }

  /** A piece of HTML for inside a body, ASCII only; what the template has for no items if none. */
  public String html() {
    return html;
  }

  /** The same as plain text. */
  public String text() {
    return text;
  }

  /**
   * Single fields: {@code count}, and for each place n from 1 to {@link BlockOptions#places} {@code
   * title_n}, {@code price_n}, {@code was_price_n}, {@code image_n}, {@code url_n}, {@code
   * reason_n}. All are always there, empty where there is no item: Mautic shows a token that nobody
   * fills. Safe in subjects, text and HTML alike.
   */
  public Map<String, String> fields() {
    return fields;
  }

  /** The items that are shown, in order; position 1 is the first. */
  public List<String> itemIds() {
    return itemIds;
  }

  /** Items of the set that are not shown, each with the reason. */
  public Map<String, String> leftOut() {
    return leftOut;
  }

  /** Whether there is no item to show. */
  public boolean isEmpty() {
    return itemIds.isEmpty();
  }
}
