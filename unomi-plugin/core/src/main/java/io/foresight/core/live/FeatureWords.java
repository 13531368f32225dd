/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.live;

import io.foresight.core.score.Describer;
import io.foresight.core.score.Phrase;
import io.foresight.core.table.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says features of a profile the way a marketer would: "3 orders in the last 90 days". */
final class FeatureWords implements Describer {
  private static final Pattern FADING = Pattern.compile(", older (ones|orders) fading .*$");

  /** What follows the thing that is counted. */
  private static final Pattern TAIL =
      Pattern.compile(
          " (so far|in the|in mails|to expect|since|per|between|with|sent|bought|looked|of) .*$");

  /** Nobody can see these in a person's history: the next reason takes their place. */
  private static final Pattern OPAQUE =
      Pattern.compile("^(how much|chance of|spread of|.*multiple of|.*compared with).*");

  private final UnaryOperator<String> words;
  private final UnaryOperator<String> themes;

  /**
   * @param words a column's name to words that fit after a number
   * @param themes a column's name to what it is about
   */
  FeatureWords(UnaryOperator<String> words, UnaryOperator<String> themes) {
    this.words = words;
    this.themes = themes;
  }

  @Override
  public String theme(Column column) {
    return themes.apply(column.name());
  }

  @Override
  public @Nullable Phrase describe(Column column, float number, @Nullable String category) {
    String said = words.apply(column.name());
    if (column.kind() == Column.Kind.CATEGORY) {
      return category == null ? null : Phrase.one(said + " " + category);
    }
    if (Float.isNaN(number) || OPAQUE.matcher(said).matches()) {
      return null;
    }
    String recent = FADING.matcher(said).replaceFirst("");
    if (!recent.equals(said)) {
      // The fading sum itself is no number anybody could check.
      return Phrase.many((number < 1 ? "hardly any " : "") + recent + " lately");
    }
    if (said.contains("share")) {
      return Phrase.one(said + " " + Math.round(100 * number) + " %");
    }
    if (said.startsWith("spent")) {
      return Phrase.one(plain(number) + " " + said);
    }
    String head = TAIL.matcher(said + " ").replaceFirst("").trim();
    if (!head.endsWith("s") || head.startsWith("average") || head.startsWith("largest")) {
      return Phrase.one(said + " " + plain(number));
    }
    if (plain(number).equals("1")) {
      return Phrase.one(
          "1 " + head.substring(0, head.length() - 1) + said.substring(head.length()));
    }
    return Phrase.many((number == 0 ? "no" : plain(number)) + " " + said);
  }

  private static String plain(float v) {
    return Math.abs(v) >= 10
        ? Long.toString(Math.round(v))
        : new BigDecimal(v).setScale(1, RoundingMode.HALF_UP).toPlainString().replace(".0", "");
  }
}
