/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.token;

import java.util.Locale;
import java.util.Map;

/** The few words of the default block, in the recipient's language. */
final class Labels {
  private static final Map<String, String[]> BY_LANGUAGE =
      Map.of(
          "en", new String[] {"View", "was"},
          "de", new String[] {"Ansehen", "statt"},
          "fr", new String[] {"Voir", "au lieu de"},
          "es", new String[] {"Ver", "antes"},
          "it", new String[] {"Vedi", "invece di"},
          "nl", new String[] {"Bekijken", "was"},
          "pt", new String[] {"Ver", "antes"},
          "pl", new String[] {"Zobacz", "zamiast"},
          "sv", new String[] {"Visa", "tidigare"},
          "da", new String[] {"Se mere", "før"});

  private Labels() {}

  /** On the button. */
  static String button(Locale l) {
    return of(l)[0];
  }

  /** Before the price that was. */
  static String was(Locale l) {
    return of(l)[1];
  }

  private static String[] of(Locale l) {
    String[] found = BY_LANGUAGE.get(l.getLanguage());
    return found == null ? new String[] {"View", "was"} : found;
  }
}
