/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import io.foresight.core.recommend.rank.Evidence;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Why an item is shown, as a sentence in the recipient's language: English, German or French,
 * English for any other. Plain text, which may hold whatever a title holds: whoever shows it
 * escapes it.
 */
public final class ReasonText {
  private static final String BUNDLE = ReasonText.class.getPackageName() + ".reasons";

  private ReasonText() {}

  /**
   * The sentence; null where there is nothing to say, as of what an operator placed.
   *
   * @param title of the item of an id, for the item it goes with
   */
  public static @Nullable String of(
      RecommendedItem item, Locale locale, UnaryOperator<String> title) {
    Evidence e = item.evidence();
    if (e == null || e.kind() == Evidence.Kind.PINNED) {
      return null;
    }
    String other = item.other();
    String key = e.kind().name().toLowerCase(Locale.ROOT);
    try {
      ResourceBundle texts =
          ResourceBundle.getBundle(
              BUNDLE,
              locale,
              ReasonText.class.getClassLoader(),
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES));
      return new MessageFormat(texts.getString(key), locale)
          .format(new Object[] {e.count(), e.of(), other == null ? "" : title.apply(other)});
    } catch (MissingResourceException x) {
      return null;
    }
  }
}
