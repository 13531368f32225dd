/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.event;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a {@link MappedEvent} that a rule may fill, as they are named in JSON. */
enum EventField {
  AMOUNT("amount"),
  CURRENCY("currency"),
  MARGIN("margin"),
  DISCOUNT("discount"),
  QUANTITY("quantity"),
  PRODUCTS("products"),
  CATEGORIES("categories"),
  DEVICE("device"),
  MAILING_ID("mailingId"),
  MACHINE("machine"),
  USER_AGENT("userAgent"),
  ADDRESS("address"),
  URL("url"),
  IMAGES("images"),
  NAME("name"),
  VALUE("value"),
  SCALE("scale");

  final String json;

  EventField(String json) {
    this.json = json;
  }

  static @Nullable EventField named(String json) {
    for (EventField f : values()) {
      if (f.json.equals(json)) {
        return f;
      }
    }
    return null;
  }

  static Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (EventField f : values()) {
      names.add(f.json);
    }
    return names;
  }
}
