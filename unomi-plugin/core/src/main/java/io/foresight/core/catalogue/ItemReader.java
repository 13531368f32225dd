/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import io.foresight.core.input.InvalidInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes items of what feeds say. Values may be JSON or the texts of a CSV or XML file. An item is
 * rejected when its id is missing or too long, its price is no price or negative, its availability,
 * type, locale, currency or a date cannot be understood, or its address is no http(s) address.
 * Everything else is mended with a note: see {@link ItemNotes}. Fields nobody knows become free
 * attributes.
 */
public final class ItemReader {
  private final FeedOptions options;
  private final ItemLimits limits;

  /**
   * @param options defaults, separators and limits
   */
  public ItemReader(FeedOptions options) {
    this.options = options;
    this.limits = options.limits();
  }

  /**
   * Reads one item.
   *
   * @param theirs values by the feed's own names
   * @throws InvalidInputException naming the field and what is allowed
   */
  public CatalogueItem read(Map<String, ?> theirs, ItemNotes notes) {
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, Object> free = new LinkedHashMap<>();
    sort(theirs, values, free);
    String id = id(values);
    CatalogueItem.Builder b = CatalogueItem.builder(id).type(type(values));
    b.title(text(values, "title", limits.title, notes));
    b.description(description(values, notes));
    b.brand(text(values, "brand", limits.text, notes));
    b.categories(categories(values, notes)).tags(tags(values, notes));
    new ItemPrices(options, values, notes).into(b);
    b.url(url(values, id)).image(image(values, notes));
    b.availability(availability(values)).stock(stock(values, notes));
    String locale = string(values, "locale");
    b.locale(locale == null ? options.locale() : locale("locale", locale));
    b.firstSeen(Moments.read("firstSeen", values.get("firstSeen")));
    return b.attributes(new ItemAttributes(limits, notes).read(free)).build();
  }

  /** The id of a record, to tell which item a rejected one was; null without. */
  public @Nullable String idOf(Map<String, ?> theirs) {
    for (Map.Entry<String, ?> e : theirs.entrySet()) {
      if (options.field(e.getKey()).equals("id") && e.getValue() != null) {
        String id = scalar(e.getValue()).trim();
        return id.isEmpty() || id.length() > limits.id ? null : id;
      }
    }
    return null;
  }

  private void sort(
      Map<String, ?> theirs, Map<String, Object> values, Map<String, Object> attributes) {
    theirs.forEach(
        (name, value) -> {
          boolean blank = value instanceof String && ((String) value).isBlank();
          if (value == null || blank || name.equals(CatalogueUpdate.REMOVED)) {
            return;
          }
          String field = options.field(name);
          if (field.equals("attributes") && value instanceof Map) {
            ((Map<?, ?>) value).forEach((k, v) -> put(attributes, String.valueOf(k), v));
          } else if (FieldNames.OURS.contains(field)
              || field.equals(FieldNames.COST)
              || field.equals(FieldNames.SALE_DATES)
              || field.equals(FieldNames.GOOGLE_CATEGORY)) {
            // Of two columns for one field the one with our own name wins, else the first.
            if (name.equals(field) || !values.containsKey(field)) {
              values.put(field, value);
            }
          } else {
            put(attributes, field, value);
          }
        });
  }

  private static void put(Map<String, Object> map, String name, @Nullable Object value) {
    if (value != null) {
      map.put(name, value);
    }
  }

  private String id(Map<String, Object> values) {
    Object raw = values.get("id");
    String id = raw == null ? "" : scalar(raw).trim();
    if (id.isEmpty()) {
      throw new InvalidInputException("id", "is required and must be a text or a whole number");
    }
    if (id.length() > limits.id || !id.equals(Texts.oneLine(id))) {
      throw new InvalidInputException(
          "id", "must be one line of at most " + limits.id + " characters");
    }
    return id;
  }

  private String type(Map<String, Object> values) {
    String s = string(values, "type");
    if (s == null) {
      return options.type();
    }
    String type = s.toLowerCase(Locale.ROOT);
    if (!FeedOptions.isSlug(type)) {
      throw new InvalidInputException(
          "type", "must be a word such as product, article, event, service, course, was " + cut(s));
    }
    return type;
  }

  private String text(Map<String, Object> values, String name, int most, ItemNotes notes) {
    Object raw = values.get(name);
    if (raw instanceof Map || raw instanceof Collection) {
      throw new InvalidInputException(name, "must be a text");
    }
    String s = raw == null ? "" : Texts.oneLine(scalar(raw));
    if (s.length() > most) {
      notes.add(name, "cut to " + most + " characters");
    }
    return Texts.cut(s, most);
  }

  private String description(Map<String, Object> values, ItemNotes notes) {
    Object raw = values.get("description");
    if (raw instanceof String) {
      values.put("description", Markup.strip((String) raw));
    }
    return text(values, "description", limits.description, notes);
  }

  private List<String> categories(Map<String, Object> values, ItemNotes notes) {
    Object raw = values.get("categories");
    if (raw == null) {
      raw = values.get(FieldNames.GOOGLE_CATEGORY);
    }
    LinkedHashSet<String> paths = new LinkedHashSet<>();
    for (Object one : list(raw)) {
      String path =
          one instanceof Collection
              ? join((Collection<?>) one)
              : CategoryPath.of(scalar(one), options.categorySeparator());
      if (!path.isEmpty()) {
        paths.add(Texts.cut(path, limits.text));
      }
    }
    return most(paths, "categories", limits.categories, notes);
  }

  private static String join(Collection<?> parts) {
    List<String> names = new ArrayList<>();
    parts.forEach(p -> names.add(scalar(p).replace(">", " ")));
    return CategoryPath.of(String.join(">", names), ">");
  }

  private List<String> tags(Map<String, Object> values, ItemNotes notes) {
    LinkedHashSet<String> tags = new LinkedHashSet<>();
    for (Object one : list(values.get("tags"))) {
      String tag = Texts.oneLine(scalar(one));
      if (!tag.isEmpty()) {
        tags.add(Texts.cut(tag, limits.text));
      }
    }
    return most(tags, "tags", limits.tags, notes);
  }

  private Collection<?> list(@Nullable Object raw) {
    if (raw == null) {
      return List.of();
    }
    return raw instanceof Collection
        ? (Collection<?>) raw
        : List.of(scalar(raw).split(Pattern.quote(options.listSeparator()), -1));
  }

  private static List<String> most(Collection<String> all, String name, int most, ItemNotes notes) {
    if (all.size() > most) {
      notes.add(name, "cut to the first " + most);
    }
    return new ArrayList<>(all).subList(0, Math.min(most, all.size()));
  }

  private @Nullable String url(Map<String, Object> values, String id) {
    String s = string(values, "url");
    if (s == null) {
      return options.urlOf(id);
    }
    String url = WebAddress.of(s);
    if (url == null) {
      throw new InvalidInputException(
          "url",
          "must be an absolute http or https address of at most "
              + WebAddress.LONGEST
              + " characters, was "
              + cut(s));
    }
    return url;
  }

  private static @Nullable String image(Map<String, Object> values, ItemNotes notes) {
    Object raw = values.get("image");
    Object first =
        raw instanceof Collection ? ((Collection<?>) raw).stream().findFirst().orElse(null) : raw;
    if (first == null) {
      return null;
    }
    String image = WebAddress.of(scalar(first));
    if (image == null) {
      notes.add("image", "left out, is no absolute http or https address");
    }
    return image;
  }

  private static Availability availability(Map<String, Object> values) {
    String s = string(values, "availability");
    if (s == null) {
      return Availability.IN_STOCK;
    }
    Availability a = Availability.parse(s);
    if (a == null) {
      throw new InvalidInputException(
          "availability", "must be in_stock, out_of_stock, preorder or backorder, was " + cut(s));
    }
    return a;
  }

  private static int stock(Map<String, Object> values, ItemNotes notes) {
    Object raw = values.get("stock");
    if (raw == null) {
      return CatalogueItem.UNKNOWN_STOCK;
    }
    PriceText number = PriceText.of(raw);
    if (number == null || number.currency != null) {
      throw new InvalidInputException("stock", "must be a number, was " + cut(scalar(raw)));
    }
    if (number.amount < 0) {
      notes.add("stock", "negative, taken for 0");
    }
    return (int) Math.min(1e9, Math.max(0, Math.floor(number.amount)));
  }

  static @Nullable String locale(String field, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      String tag =
          new Locale.Builder()
              .setLanguageTag(text.trim().replace('_', '-'))
              .build()
              .toLanguageTag();
      if (!tag.equals("und")) {
        return tag;
      }
    } catch (IllformedLocaleException e) {
      // Said below.
    }
    throw new InvalidInputException(field, "must be a BCP 47 tag such as de-CH, was " + cut(text));
  }

  private static @Nullable String string(Map<String, Object> values, String name) {
    Object raw = values.get(name);
    return raw == null ? null : scalar(raw).trim();
  }

  static String scalar(Object value) {
    if (value instanceof Double || value instanceof Float) {
      double d = ((Number) value).doubleValue();
      return d == Math.rint(d) && Math.abs(d) < 1e15 ? Long.toString((long) d) : value.toString();
    }
    return String.valueOf(value);
  }

  static String cut(String s) {
    return Texts.cut(Texts.oneLine(s), 80);
  }
}
