/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.live;

import io.foresight.core.features.FeatureReader;
import io.foresight.core.score.Describer;
import io.foresight.core.score.Phrase;
import io.foresight.core.table.Column;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says features of a profile the way a marketer would: "3 orders in the last 90 days". */
final class FeatureWords implements Describer {
  private static final Pattern FADING = Pattern.compile(", older (ones|orders) fading .*$");
  private static final Pattern PLURAL = Pattern.compile("[a-z]+[^'s]s");

  private final FeatureReader reader;

  FeatureWords(FeatureReader reader) {
    this.reader = reader;
  }

  @Override
  public @Nullable Phrase describe(Column column, float number, @Nullable String category) {
    String words = FADING.matcher(reader.describe(column.name())).replaceFirst(" lately");
    if (column.kind() == Column.Kind.CATEGORY) {
      return category == null ? null : Phrase.one(words + " " + category);
    }
    if (Float.isNaN(number)) {
      return null;
    }
    if (words.contains("share") || words.contains("rate")) {
      return Phrase.one(words + " " + Math.round(100 * number) + " %");
    }
    String first = words.substring(0, (words + " ").indexOf(' '));
    if (first.equals("spent")) {
      return Phrase.one(plain(number) + " " + words);
    }
    if (PLURAL.matcher(first).matches()) {
      return Phrase.many((number == 0 ? "no" : plain(number)) + " " + words);
    }
    return Phrase.one(words + " " + plain(number));
  }

  private static String plain(float v) {
    return Math.abs(v) >= 10 || v == Math.rint(v)
        ? Long.toString(Math.round(v))
        : String.format(Locale.ROOT, "%.1f", v);
  }
}
