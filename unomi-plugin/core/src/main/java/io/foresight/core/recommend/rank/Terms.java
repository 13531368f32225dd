/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.rank;

import io.foresight.core.recommend.ItemIndex;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An item's words and attributes as terms with counts; bounded, whatever text comes. */
final class Terms {
  private static final int MAX_CHARS = 4000;
  private static final int MAX_TERMS = 64;
  private static final int MAX_WORD = 40;

  private Terms() {}

  /** Terms with their counts: words in lower case, categories and brand. */
  static Map<String, Integer> of(ItemIndex items, int i) {
    Map<String, Integer> out = new TreeMap<>();
    String text = items.text(i);
    String s = text.substring(0, Math.min(MAX_CHARS, text.length())).toLowerCase(Locale.ROOT);
    int from = -1;
    for (int at = 0; at <= s.length(); at++) {
      boolean word = at < s.length() && Character.isLetterOrDigit(s.charAt(at));
      if (word && from < 0) {
        from = at;
      } else if (!word && from >= 0) {
        if (at - from > 1 && at - from <= MAX_WORD && out.size() < MAX_TERMS) {
          out.merge(s.substring(from, at), 1, Integer::sum);
        }
        from = -1;
      }
    }
    int[] categories = items.categories(i);
    for (int c : Arrays.copyOf(categories, Math.min(8, categories.length))) {
      out.put("category:" + items.categoryName(c), 1);
    }
    if (items.brand(i) >= 0) {
      out.put("brand:" + items.brand(i), 1);
    }
    return out;
  }
}
