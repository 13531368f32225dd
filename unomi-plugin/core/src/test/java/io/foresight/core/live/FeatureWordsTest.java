/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.features.FeatureReader;
import io.foresight.core.score.Phrase;
import io.foresight.core.table.Column;
import org.junit.jupiter.api.Test;

class FeatureWordsTest {
  private static String say(String words, float number) {
    Phrase p = new FeatureWords(c -> words, c -> c).describe(Column.number("x"), number, null);
    return p == null ? "nothing" : p.text();
  }

  @Test
  void counts_areSaidAsCounts() {
    assertThat(say("orders in the last 90 days", 3)).isEqualTo("3 orders in the last 90 days");
    assertThat(say("orders in the last 90 days", 0)).isEqualTo("no orders in the last 90 days");
    assertThat(say("bounced mails so far", 1)).isEqualTo("1 bounced mail so far");
    assertThat(say("days since the last order", 12.34f)).isEqualTo("12 days since the last order");
    assertThat(say("mails sent so far", 1)).isEqualTo("1 mail sent so far");
  }

  @Test
  void amountsAndShares_areSaidAsSuch() {
    assertThat(say("spent in the last 30 days", 41.6f)).isEqualTo("42 spent in the last 30 days");
    assertThat(say("share of mails opened", 0.256f)).isEqualTo("share of mails opened 26 %");
    assertThat(say("average order value", 35.2f)).isEqualTo("average order value 35");
  }

  @Test
  void fadingSums_areSaidWithoutTheirNumber() {
    String fading = "page views, older ones fading by half every 7 days";
    assertThat(say(fading, 6.7f)).isEqualTo("page views lately");
    assertThat(say(fading, 0.02f)).isEqualTo("hardly any page views lately");
  }

  @Test
  void whatNobodyCanSee_isLeftOut() {
    assertThat(say("how much activity sticks to the same hours", 0.3f)).isEqualTo("nothing");
    assertThat(say("orders so far", Float.NaN)).isEqualTo("nothing");
  }

  @Test
  void categories_nameTheirValue() {
    FeatureWords w = new FeatureWords(c -> c, c -> c);
    Column country = Column.category("country");
    assertThat(w.describe(country, Float.NaN, "Norway"))
        .isNotNull()
        .extracting(Phrase::text)
        .isEqualTo("country Norway");
    assertThat(w.describe(country, Float.NaN, null)).isNull();
  }

  @Test
  void everyFeature_hasWordsThatReadAsOne() {
    FeatureReader reader = new FeatureReader();
    FeatureWords w = new FeatureWords(reader::describe, reader::theme);
    for (Column c : reader.schema().columns()) {
      Phrase p = w.describe(c, 1f, null);
      assertThat(p == null ? "" : p.text()).doesNotContain("fading").doesNotContain("_");
    }
  }
}
