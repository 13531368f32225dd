/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.slot;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which items a slot shows by their locale: all, those of the person's ({@code person}), or those
 * of a fixed one. An item fits that is of no locale, or of the same language unless both name a
 * region and these differ. Where the person's locale is not known, all fit. Immutable.
 */
public final class LocaleRule {
  private static final String PERSON = "person";

  private final String json;
  private final String fixed;

  private LocaleRule(String json) {
    this.json = json;
    this.fixed = json.equals(PERSON) ? "" : normal(json);
  }

  /**
   * Reads it.
   *
   * @throws InvalidInputException naming the field, if it is neither empty, {@code person} nor a
   *     BCP 47 tag
   */
  static LocaleRule of(Fields f, String field) {
    Object given = f.raw(field);
    String tag = given == null ? "" : given.toString().trim();
    if (!tag.isEmpty()
        && !tag.equals(PERSON)
        && Locale.forLanguageTag(normal(tag)).getLanguage().isEmpty()) {
      throw new InvalidInputException(
          f.at(field), "must be person or a language tag like de or de-CH, was " + given);
    }
    return new LocaleRule(tag);
  }

  /** As it was given; empty for all. */
  String toJson() {
    return json;
  }

  /** Whether every item fits, whoever asks. */
  public boolean any() {
    return json.isEmpty();
  }

  /**
   * Whether an item fits.
   *
   * @param item its locale; null for all languages
   * @param person the person's; empty where unknown
   */
  public boolean fits(@Nullable Object item, String person) {
    String wanted = fixed.isEmpty() && !any() ? normal(person) : fixed;
    String is = item == null ? "" : normal(item.toString());
    if (wanted.isEmpty() || is.isEmpty() || is.equals(wanted)) {
      return true;
    }
    String ours = language(is);
    if (!ours.equals(language(wanted))) {
      return false;
    }
    return ours.length() == is.length() || ours.length() == wanted.length();
  }

  private static String language(String tag) {
    int dash = tag.indexOf('-');
    return dash < 0 ? tag : tag.substring(0, dash);
  }

  private static String normal(String tag) {
    return tag.trim().replace('_', '-').toLowerCase(Locale.ROOT);
  }
}
