/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What rows mean: the part {@code order} of a mapping. */
final class OrderRules {
  private static final Pattern EVENT_TYPE = Pattern.compile("[_A-Za-z][_0-9A-Za-z]*");

  /** What becomes of a row whose price, amount or quantity is zero or less. */
  enum NotPositive {
    /** It counts as it is. */
    KEEP,
    /** It is left out and counted. */
    DROP,
    /** It is rejected. */
    REJECT,
    /** It belongs to a cancellation; for quantities only, and zero is left out. */
    CANCEL
  }

  final String type;
  final String cancelType;
  final @Nullable Pattern cancelPattern;
  final NotPositive price;
  final NotPositive quantity;
  final @Nullable String currency;

  private OrderRules(Fields f) {
    this.type = type(f, "type", "order");
    this.cancelType = type(f, "cancelType", "orderCancel");
    String pattern = f.string("cancelPattern", null);
    this.cancelPattern = pattern == null ? null : RowFilter.pattern(f, "cancelPattern", pattern);
    this.price = f.oneOf("priceNotPositive", NotPositive.class, NotPositive.DROP);
    if (price == NotPositive.CANCEL) {
      throw new InvalidInputException(
          f.at("priceNotPositive"), "must be one of [keep, drop, reject], was cancel");
    }
    this.quantity = f.oneOf("quantityNotPositive", NotPositive.class, NotPositive.CANCEL);
    if (quantity == NotPositive.KEEP) {
      throw new InvalidInputException(
          f.at("quantityNotPositive"), "must be one of [drop, reject, cancel], was keep");
    }
    String iso = f.string("currency", null);
    if (iso != null && !iso.matches("[A-Z]{3}")) {
      throw new InvalidInputException(
          f.at("currency"), "must be a code of ISO 4217 such as EUR, was " + iso);
    }
    this.currency = iso;
  }

  /**
   * @throws InvalidInputException naming the field
   */
  static OrderRules of(Fields f) {
    return new OrderRules(
        f.allowOnly(
            Set.of(
                "type",
                "cancelType",
                "cancelPattern",
                "priceNotPositive",
                "quantityNotPositive",
                "currency")));
  }

  private static String type(Fields f, String name, String ifAbsent) {
    String type = f.string(name, ifAbsent);
    if (type == null || !isEventType(type)) {
      throw new InvalidInputException(
          f.at(name), "must be an event type (letters, digits, _), was " + type);
    }
    return type;
  }

  /** Whether Unomi takes this as the name of an event type. */
  static boolean isEventType(String name) {
    return EVENT_TYPE.matcher(name).matches();
  }
}
