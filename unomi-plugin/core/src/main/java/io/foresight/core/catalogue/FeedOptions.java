/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a feed is read and what it does to the catalogue. Immutable. As JSON, all optional:
 *
 * <pre>{@code
 * { "source": "shop",                 whose items these are, default "feed"
 *   "mode": "full",                   full: what the feed lacks is removed; delta (default): stays
 *   "format": "csv",                  csv, tsv, json_lines, xml; default by the file's name
 *   "charset": "UTF-8",               of csv and tsv
 *   "delimiter": ";",                 of csv; default: the one of , ; tab | that the header has
 *   "columns": {"Artikelnr": "id"},   their name to ours; names we know need no entry
 *   "type": "product", "currency": "EUR", "locale": "de-DE",    where an item says nothing
 *   "categorySeparator": ">",         between the parts of one category path
 *   "listSeparator": "|",             between tags, and between several category paths
 *   "urlTemplate": "https://shop.example/p/{id}",    for items without a url
 *   "maxRemovedShare": 0.5,           a full feed that would remove more removes nothing
 *   "allowEmpty": false,              whether a full feed without any item may remove all
 *   "limits": {...} }                 see ItemLimits
 * }</pre>
 */
public final class FeedOptions {
  /** Whether what a feed lacks is removed. */
  public enum Mode {
    /** The feed is the whole catalogue of its source. */
    FULL,
    /** The feed holds what changed; an item with {@code "removed": true} is removed. */
    DELTA
  }

  /** How a feed is written. */
  public enum Format {
    /** Text with a header line. */
    CSV,
    /** As CSV, with tabs, as Google Merchant has it. */
    TSV,
    /** One JSON object a line. */
    JSON_LINES,
    /** Google Merchant: RSS 2.0 or Atom. */
    XML
  }

  private static final Set<String> NAMES =
      Set.of(
          "source",
          "mode",
          "format",
          "charset",
          "delimiter",
          "columns",
          "type",
          "currency",
          "locale",
          "categorySeparator",
          "listSeparator",
          "urlTemplate",
          "maxRemovedShare",
          "allowEmpty",
          "limits");
  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9_-]{0,31}");

  private final Map<String, Object> json;
  private final String source;
  private final Mode mode;
  private final @Nullable Format format;
  private final String charset;
  private final char delimiter;
  private final Map<String, String> columns = new LinkedHashMap<>();
  private final String type;
  private final @Nullable String currency;
  private final @Nullable String locale;
  private final String categorySeparator;
  private final String listSeparator;
  private final @Nullable String urlTemplate;
  private final double maxRemovedShare;
  private final boolean allowEmpty;
  private final ItemLimits limits;

  private FeedOptions(Fields f) {
    f.allowOnly(NAMES);
    json = f.asMap();
    source = slug(f, "source", "feed");
    mode = f.oneOf("mode", Mode.class, Mode.DELTA);
    format = f.has("format") ? f.oneOf("format", Format.class, null) : null;
    charset = or(f.string("charset", null), "UTF-8");
    delimiter = delimiter(f);
    Fields given = f.object("columns");
    for (String theirs : given.asMap().keySet()) {
      columns.put(theirs, or(given.string(theirs), ""));
    }
    type = slug(f, "type", CatalogueItem.PRODUCT);
    currency = currency(f);
    locale = ItemReader.locale(f.at("locale"), f.string("locale", null));
    categorySeparator = or(f.string("categorySeparator", null), ">");
    listSeparator = or(f.string("listSeparator", null), "|");
    urlTemplate = urlTemplate(f);
    maxRemovedShare = f.number("maxRemovedShare", 0.5, 0, 1);
    allowEmpty = f.bool("allowEmpty", false);
    limits = ItemLimits.from(f.at("limits"), f.object("limits").asMap());
  }

  /** A delta of source {@code feed}; everything as above. */
  public static FeedOptions defaults() {
    return from("feed", Map.of());
  }

  /**
   * Reads options from JSON.
   *
   * @param path name of the object in messages
   * @throws InvalidInputException naming the field and what is allowed
   */
  public static FeedOptions from(String path, Map<String, Object> json) {
    return new FeedOptions(Fields.of(path, json));
  }

  private FeedOptions with(String name, Object value) {
    Map<String, Object> m = new LinkedHashMap<>(json);
    m.put(name, value);
    return from("feed", m);
  }

  /** The same with another mode. */
  public FeedOptions mode(Mode value) {
    return with("mode", value.name().toLowerCase(Locale.ROOT));
  }

  /** The same for another source. */
  public FeedOptions source(String value) {
    return with("source", value);
  }

  private static String slug(Fields f, String name, String ifAbsent) {
    String s = or(f.string(name, null), ifAbsent);
    if (!isSlug(s)) {
      throw new InvalidInputException(f.at(name), "must match " + SLUG.pattern() + ", was " + s);
    }
    return s;
  }

  static boolean isSlug(String s) {
    return SLUG.matcher(s).matches();
  }

  private static char delimiter(Fields f) {
    String s = f.has("delimiter") ? String.valueOf(f.raw("delimiter")) : "";
    if (s.length() > 1 || s.equals("\"") || s.equals("\n") || s.equals("\r")) {
      throw new InvalidInputException(f.at("delimiter"), "must be one character, no quote");
    }
    return s.isEmpty() ? 0 : s.charAt(0);
  }

  private static @Nullable String currency(Fields f) {
    String s = f.string("currency", null);
    if (s == null) {
      return null;
    }
    String code = s.trim().toUpperCase(Locale.ROOT);
    if (!PriceText.isCurrency(code)) {
      throw new InvalidInputException(f.at("currency"), "must be an ISO 4217 code, was " + s);
    }
    return code;
  }

  private static @Nullable String urlTemplate(Fields f) {
    String s = f.string("urlTemplate", null);
    if (s != null && (!s.contains("{id}") || WebAddress.of(s.replace("{id}", "1")) == null)) {
      throw new InvalidInputException(
          f.at("urlTemplate"), "must be an http or https address with {id} in it, was " + s);
    }
    return s;
  }

  private static String or(@Nullable String s, String ifNull) {
    return s == null ? ifNull : s;
  }

  /** Whose items these are; a full feed removes only items of its own source. */
  public String source() {
    return source;
  }

  /** Whether what the feed lacks is removed. */
  public Mode mode() {
    return mode;
  }

  /** How the feed is written; null to tell by its name. */
  public @Nullable Format format() {
    return format;
  }

  /** Character set of CSV and TSV. */
  public String charset() {
    return charset;
  }

  /** Between the fields of a CSV line; 0 to tell by the header. */
  public char delimiter() {
    return delimiter;
  }

  /** Our name of one of the feed's columns. */
  public String field(String column) {
    String mapped = columns.get(column.trim());
    return mapped != null ? mapped : FieldNames.of(column.trim());
  }

  /** Type of items that name none. */
  public String type() {
    return type;
  }

  /** Currency of prices that name none. */
  public @Nullable String currency() {
    return currency;
  }

  /** Locale of items that name none. */
  public @Nullable String locale() {
    return locale;
  }

  /** Between the parts of a category path. */
  public String categorySeparator() {
    return categorySeparator;
  }

  /** Between the values of a list that is one text. */
  public String listSeparator() {
    return listSeparator;
  }

  /** Address of items without one, for their id; null if they have none. */
  public @Nullable String urlOf(String id) {
    String t = urlTemplate;
    return t == null ? null : WebAddress.of(t.replace("{id}", WebAddress.encodeValue(id)));
  }

  /** Share of its source's items, 0..1, that a full feed may remove. */
  public double maxRemovedShare() {
    return maxRemovedShare;
  }

  /** Whether a full feed without any item removes all of its source. */
  public boolean allowEmpty() {
    return allowEmpty;
  }

  /** How large items may be. */
  public ItemLimits limits() {
    return limits;
  }

  /** As it was read. */
  public Map<String, Object> toMap() {
    return json;
  }
}
