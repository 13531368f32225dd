/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.slot;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.recommend.ItemIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition on an item of the catalogue: {@code {"field": "price", "op": "lte", "value": 50}},
 * {@code {"all": […]}}, {@code {"any": […]}}, {@code {"not": {…}}}. Fields are {@code id}, {@code
 * category}, {@code brand} (by number only where the catalogue has no such field), {@code price}
 * and whatever {@link ItemIndex#field} knows; of a list any element may match. What is absent
 * matches only {@code missing}. Immutable.
 */
public final class ItemFilter {
  /** How a field is compared. */
  enum Op {
    EQ,
    NE,
    IN,
    LT,
    LTE,
    GT,
    GTE,
    CONTAINS,
    EXISTS,
    MISSING
  }

  private static final int MAX_DEPTH = 10;

  /** Matches every item. */
  public static final ItemFilter ANY = new ItemFilter(Map.of(), (items, i) -> true);

  private interface Test {
    boolean matches(ItemIndex items, int item);
  }

  private final Map<String, Object> json;
  private final Test test;

  private ItemFilter(Map<String, Object> json, Test test) {
    this.json = json;
    this.test = test;
  }

  /** Whether an item matches. */
  public boolean matches(ItemIndex items, int item) {
    return test.matches(items, item);
  }

  /** JSON-like; {@link #fromMap} reads it back. */
  public Map<String, Object> toMap() {
    return json;
  }

  /**
   * Reads a condition; an empty object matches every item.
   *
   * @throws InvalidInputException naming the field
   */
  public static ItemFilter fromMap(Fields f) {
    return fromMap(f, 0);
  }

  private static ItemFilter fromMap(Fields f, int depth) {
    if (depth > MAX_DEPTH) {
      throw new InvalidInputException(f.at(""), "is nested deeper than " + MAX_DEPTH);
    }
    Map<String, Object> json = new LinkedHashMap<>(f.asMap());
    if (json.isEmpty()) {
      return ANY;
    }
    if (f.has("all") || f.has("any")) {
      boolean all = f.has("all");
      f.allowOnly(Set.of(all ? "all" : "any"));
      List<ItemFilter> parts = new ArrayList<>();
      for (Fields part : f.objects(all ? "all" : "any")) {
        parts.add(fromMap(part, depth + 1));
      }
      return new ItemFilter(
          json,
          all
              ? (items, i) -> parts.stream().allMatch(p -> p.matches(items, i))
              : (items, i) -> parts.stream().anyMatch(p -> p.matches(items, i)));
    }
    if (f.has("not")) {
      ItemFilter inner = fromMap(f.allowOnly(Set.of("not")).object("not"), depth + 1);
      return new ItemFilter(json, (items, i) -> !inner.matches(items, i));
    }
    f.allowOnly(Set.of("field", "op", "value"));
    String field = f.string("field");
    Op op = f.oneOf("op", Op.class, Op.EQ);
    Object value = value(f, op);
    return new ItemFilter(json, (items, i) -> compare(op, read(items, i, field), value));
  }

  private static Object value(Fields f, Op op) {
    Object v = f.raw("value");
    boolean unary = op == Op.EXISTS || op == Op.MISSING;
    if (unary) {
      return "";
    }
    if (v == null) {
      throw new InvalidInputException(f.at("value"), "is required with " + op);
    }
    boolean ordered = op == Op.LT || op == Op.LTE || op == Op.GT || op == Op.GTE;
    if (ordered && !(v instanceof Number)) {
      throw new InvalidInputException(f.at("value"), "must be a number, was " + v);
    }
    if (op == Op.IN && !(v instanceof Collection)) {
      throw new InvalidInputException(f.at("value"), "must be a list, was " + v);
    }
    return v;
  }

  private static @Nullable Object read(ItemIndex items, int i, String field) {
    switch (field) {
      case "id":
        return items.id(i);
      case "category":
        return items.categoryNames(i);
      case "price":
        return Double.isNaN(items.price(i)) ? null : items.price(i);
      case "available":
        return items.available(i);
      default:
        return items.field(i, field);
    }
  }

  private static boolean compare(Op op, @Nullable Object is, Object wanted) {
    boolean absent = is == null || is instanceof Collection && ((Collection<?>) is).isEmpty();
    if (op == Op.EXISTS || op == Op.MISSING) {
      return absent == (op == Op.MISSING);
    }
    if (op == Op.NE) {
      return !compare(Op.EQ, is, wanted);
    }
    if (absent) {
      return false;
    }
    if (is instanceof Collection) {
      return ((Collection<?>) is).stream().anyMatch(one -> compare(op, one, wanted));
    }
    switch (op) {
      case EQ:
        return same(is, wanted);
      case IN:
        return ((Collection<?>) wanted).stream().anyMatch(w -> same(is, w));
      case CONTAINS:
        return text(is).contains(text(wanted));
      default:
        return is instanceof Number
            && ordered(op, ((Number) is).doubleValue(), ((Number) wanted).doubleValue());
    }
  }

  private static boolean ordered(Op op, double is, double wanted) {
    switch (op) {
      case LT:
        return is < wanted;
      case LTE:
        return is <= wanted;
      case GT:
        return is > wanted;
      default:
        return is >= wanted;
    }
  }

  private static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Number && b instanceof Number) {
      return ((Number) a).doubleValue() == ((Number) b).doubleValue();
    }
    return text(a).equals(text(b));
  }

  private static String text(@Nullable Object o) {
    return String.valueOf(o).toLowerCase(Locale.ROOT);
  }
}
