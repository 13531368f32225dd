/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.recommend.rank.Evidence;
import io.foresight.core.score.Tier;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReasonTextTest {
  @Test
  void of_saysWhatWasCounted_inTheLanguage_orInEnglish() {
    Evidence e = new Evidence("baskets", Evidence.Kind.BOUGHT_TOGETHER, 3, 37, 210);
    assertThat(say(e, Locale.UK)).isEqualTo("In 37 of 210 orders together with Tea {0} <b>");
    assertThat(say(e, Locale.GERMANY)).startsWith("In 37 von 210 Bestellungen");
    assertThat(say(e, Locale.FRANCE)).startsWith("Dans 37 commandes sur 210");
    assertThat(say(e, Locale.JAPAN)).startsWith("In 37 of 210 orders");
  }

  @Test
  void of_everyKind_hasASentence_inEveryLanguage() {
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH}) {
      for (Evidence.Kind kind : Evidence.Kind.values()) {
        for (long n : new long[] {0, 1, 1200}) {
          String s = say(new Evidence("r", kind, 1, n, n), locale);
          if (kind == Evidence.Kind.PINNED) {
            assertThat(s).isNull();
          } else {
            assertThat(s).isNotBlank().doesNotContain("{1").doesNotContain("#");
          }
        }
      }
    }
  }

  @Test
  void of_counts_areInWords() {
    Evidence twice = new Evidence("repurchase", Evidence.Kind.BOUGHT_BEFORE, -1, 2, 1);
    assertThat(say(twice, Locale.ENGLISH)).isEqualTo("You bought this 2 times, last yesterday");
    assertThat(say(null, Locale.ENGLISH)).isNull();
  }

  private static @Nullable String say(@Nullable Evidence e, Locale locale) {
    RecommendedItem item = new RecommendedItem("a", 1, "blend", Tier.PERSONAL, e, "b", 1);
    return ReasonText.of(item, locale, id -> "Tea {0} <b>");
  }
}
