/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.token;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How blocks look and how large they get. Immutable. As JSON, all optional:
 *
 * <pre>{@code
 * { "html": "...", "text": "...",     templates, see MailTemplate; default the shipped ones
 *   "headings": {"de": "Für Sie"},    above the items, by language; none by default
 *   "locale": "en",                   of recipients whose locale is not known
 *   "places": 4,                      most items of a block, 1..30
 *   "parameter": "fs",                of links, holds <set id>.<position>
 *   "parameters": {"utm_medium": "email"},     more of them for every link
 *   "titleLength": 90, "descriptionLength": 0, "fieldLength": 191, "urlFieldLength": 255,
 *   "maxBytes": 32768 }               of the HTML; items are left out from the end until it fits
 * }</pre>
 */
public final class BlockOptions {
  private static final Set<String> NAMES =
      Set.of(
          "html",
          "text",
          "headings",
          "locale",
          "places",
          "parameter",
          "parameters",
          "titleLength",
          "descriptionLength",
          "fieldLength",
          "urlFieldLength",
          "maxBytes");
  private static final Pattern PARAMETER = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,31}");

  final MailTemplate html;
  final MailTemplate text;
  final int titleLength;
  final int descriptionLength;
  final int fieldLength;
  final int urlFieldLength;
  final int maxBytes;
  final String parameter;
  final Map<String, String> parameters = new LinkedHashMap<>();
  private final Map<String, String> headings = new LinkedHashMap<>();
  private final Locale locale;
  private final int places;
  private final Map<String, Object> json;

  private BlockOptions(Fields f) {
    f.allowOnly(NAMES);
    String ownHtml = f.string("html", null);
    String ownText = f.string("text", null);
    html = ownHtml == null ? DefaultTemplates.HTML : MailTemplate.html(f.at("html"), ownHtml);
    text = ownText == null ? DefaultTemplates.TEXT : MailTemplate.text(f.at("text"), ownText);
    Fields h = f.object("headings");
    h.asMap().keySet().forEach(language -> headings.put(language, h.string(language)));
    locale = Locale.forLanguageTag(or(f.string("locale", null), "en"));
    places = f.integer("places", 4, 1, 30);
    parameter = parameter(f.at("parameter"), or(f.string("parameter", null), "fs"));
    Fields p = f.object("parameters");
    p.asMap().keySet().forEach(n -> parameters.put(parameter(p.at(n), n), p.string(n)));
    titleLength = f.integer("titleLength", 90, 10, 300);
    descriptionLength = f.integer("descriptionLength", 0, 0, 2_000);
    fieldLength = f.integer("fieldLength", 191, 10, 255);
    urlFieldLength = f.integer("urlFieldLength", 255, 64, 2_000);
    maxBytes = f.integer("maxBytes", 32_768, 1_024, 102_400);
    json = f.asMap();
  }

  /** The shipped templates, 4 items, 32 KB. */
  public static BlockOptions defaults() {
    return from("block", Map.of());
  }

  /**
   * Reads options from JSON and checks the templates.
   *
   * @param path name of the object in messages
   * @throws InvalidInputException naming the field, of templates with line and column
   */
  public static BlockOptions from(String path, Map<String, Object> json) {
    return new BlockOptions(Fields.of(path, json));
  }

  private static String parameter(String field, String name) {
    if (!PARAMETER.matcher(name).matches()) {
      throw new InvalidInputException(field, "must match " + PARAMETER.pattern());
    }
    return name;
  }

  private static String or(@Nullable String s, String ifNull) {
    return s == null ? ifNull : s;
  }

  /** Most items of a block. */
  public int places() {
    return places;
  }

  /** The recipient's locale, or the default if the tag is empty or unknown. */
  Locale locale(String tag) {
    Locale l = Locale.forLanguageTag(tag.replace('_', '-'));
    return l.getLanguage().isEmpty() ? locale : l;
  }

  /** The heading for a locale: of its tag, its language, the default's language, or none. */
  String heading(Locale l) {
    for (String key : new String[] {l.toLanguageTag(), l.getLanguage(), locale.getLanguage()}) {
      String h = headings.get(key);
      if (h != null) {
        return h;
      }
    }
    return "";
  }

  /** As it was read. */
  public Map<String, Object> toMap() {
    return json;
  }
}
