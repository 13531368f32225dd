/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocaleRuleTest {
  private static LocaleRule rule(String json) {
    return LocaleRule.of(Fields.of("slot", Map.of("locale", json)), "locale");
  }

  @Test
  void withoutARule_everyItemFits() {
    LocaleRule none = LocaleRule.of(Fields.of("slot", Map.of()), "locale");
    assertThat(none.any()).isTrue();
    assertThat(none.fits("fr", "de")).isTrue();
    assertThat(rule(none.toJson()).any()).as("as it is written").isTrue();
  }

  @Test
  void person_takesItemsOfHisLanguage_andThoseOfNone() {
    LocaleRule r = rule("person");
    assertThat(r.fits("de", "de-CH")).isTrue();
    assertThat(r.fits("de_CH", "de-CH")).isTrue();
    assertThat(r.fits("de-CH", "DE")).isTrue();
    assertThat(r.fits("de-AT", "de-CH")).isFalse();
    assertThat(r.fits("fr", "de-CH")).isFalse();
    assertThat(r.fits("den", "de")).isFalse();
    assertThat(r.fits(null, "de")).isTrue();
    assertThat(r.fits("fr", "")).as("nobody knows his language").isTrue();
  }

  @Test
  void fixedOne_isTheSameForAll() {
    LocaleRule r = rule("fr");
    assertThat(r.fits("fr-BE", "de")).isTrue();
    assertThat(r.fits("de", "de")).isFalse();
    assertThat(r.toJson()).isEqualTo("fr");
  }

  @Test
  void whatIsNoTag_isRefusedByItsField() {
    assertThatThrownBy(() -> rule("german please"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("slot.locale")
        .hasMessageContaining("german please");
  }
}
