/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.input.InvalidInputException;
import io.foresight.core.recommend.interaction.InteractionKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static void assertRefused(String key, String value) {
    assertThatThrownBy(() -> new Settings(Map.of(key, value)).check())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(value);
  }

  @Test
  void badValues_areRefusedByName() {
    assertRefused("threads", "0");
    assertRefused("threads", "many");
    assertRefused("training.maxRows", "1e99");
    assertRefused("promotion", "perhaps");
    assertRefused("approval", "three");
    assertRefused("drift.onAlarm", "panic");
    assertRefused("check.afterDays", "0");
    assertRefused("schedule.scoreHours", "-1");
    assertRefused("jobs.maxMinutes", "-1");
    assertRefused("jobs.maxMinutesByName", "train");
    assertRefused("recommend.weights.view", "11");
    assertRefused("recommend.weights.cartRemove", "little");
    assertRefused("recommend.halfLifeDays", "0");
    assertRefused("currency", "Euro");
    assertRefused("time.zone", "Bielefeld");
  }

  @Test
  void aShortKey_isRefusedWithoutBeingShown() {
    assertThatThrownBy(() -> new Settings(Map.of("privacy.key", "tooshort")).check())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("privacy.key")
        .hasMessageNotContaining("tooshort");
  }

  @Test
  void sensitiveProperties_areNoFeaturesUnderAnyName() {
    Settings s =
        new Settings(
            Map.of(
                "features.properties",
                "country:category, sex=gender:category, age:number",
                "features.sensitive",
                "gender, age"));
    assertThat(s.profileProperties()).containsExactly("country:category");
  }

  @Test
  void ownLimitOfAJob_goesBeforeThatOfAll() {
    Settings s = new Settings(Map.of("jobs.maxMinutes", "60", "jobs.maxMinutesByName", "a=5, b=0"));
    assertThat(s.maxMinutes("a")).isEqualTo(5);
    assertThat(s.maxMinutes("b")).isZero();
    assertThat(s.maxMinutes("c")).isEqualTo(60);
    assertThatThrownBy(() -> new Settings(Map.of("jobs.maxMinutesByName", "train=soon")).check())
        .hasMessage("jobs.maxMinutesByName must be a number, was soon");
  }

  @Test
  void otherWeightsOfInteractions_makeStatesOutdated() {
    Settings heavier = new Settings(Map.of("recommend.weights.view", "0.3"));
    assertThat(heavier.interactionWeights().of(InteractionKind.VIEW)).isEqualTo(0.3);
    assertThat(heavier.interactionWeights().of(InteractionKind.CART)).isEqualTo(0.5);
    assertThat(heavier.stateBasis()).isNotEqualTo(new Settings(Map.of()).stateBasis());
    assertThat(new Settings(Map.of("time.zone", "Europe/Berlin")).stateBasis())
        .isNotEqualTo(new Settings(Map.of()).stateBasis());
    assertThat(new Settings(Map.of("threads", "3")).stateBasis())
        .isEqualTo(new Settings(Map.of()).stateBasis());
  }

  @Test
  void blankValues_countAsAbsent() {
    assertThat(new Settings(Map.of("threads", " ")).threads()).isEqualTo(2);
  }

  @Test
  void shippedFile_statesTheDefaultsOfTheCode() throws IOException {
    Map<String, String> shipped = new LinkedHashMap<>();
    Pattern line = Pattern.compile("([a-zA-Z.]+)=\\$\\{env:(FORESIGHT_[A-Z_]+):-(.*)}");
    for (String l : Files.readAllLines(Path.of("src/main/cfg/io.foresight.cfg"))) {
      Matcher m = line.matcher(l);
      if (m.matches()) {
        shipped.put(m.group(1), m.group(3));
        String key = m.group(1).toUpperCase(java.util.Locale.ROOT).replace('.', '_');
        assertThat(m.group(2)).isEqualTo("FORESIGHT_" + key);
      } else {
        assertThat(l).matches("(#.*)?");
      }
    }
    Settings file = new Settings(shipped);
    Settings code = new Settings(Map.of());
    file.check();
    assertThat(shipped).hasSizeGreaterThan(14);
    assertThat(file.scoringConsent()).isEqualTo(code.scoringConsent());
    assertThat(file.deliveryConsent()).isEqualTo(code.deliveryConsent());
    assertThat(file.threads()).isEqualTo(code.threads());
    assertThat(file.maxRows()).isEqualTo(code.maxRows());
    assertThat(file.maxSnapshots()).isEqualTo(code.maxSnapshots());
    assertThat(file.minHistoryDays()).isEqualTo(code.minHistoryDays());
    assertThat(file.seed()).isEqualTo(code.seed());
    assertThat(file.promotesAutomatically()).isEqualTo(code.promotesAutomatically());
    assertThat(file.checkEveryHours()).isEqualTo(code.checkEveryHours());
    assertThat(file.checkAfterDays()).isEqualTo(code.checkAfterDays());
    assertThat(file.onAlarm()).isEqualTo(code.onAlarm());
    assertThat(file.sensitiveProperties()).isEqualTo(code.sensitiveProperties()).isEmpty();
    assertThat(file.approval()).isEqualTo(code.approval());
    assertThat(file.privacyKey()).isEqualTo(code.privacyKey()).isEmpty();
    assertThat(file.profilesPerSecond()).isEqualTo(code.profilesPerSecond());
    assertThat(file.trainEveryDays()).isEqualTo(code.trainEveryDays());
    assertThat(file.scoreEveryHours()).isEqualTo(code.scoreEveryHours());
    assertThat(file.syncEveryMinutes()).isEqualTo(code.syncEveryMinutes());
    assertThat(file.feedbackEveryMinutes()).isEqualTo(code.feedbackEveryMinutes());
    assertThat(file.importFolder()).isEqualTo(code.importFolder());
    assertThat(file.importMaxMegabytes()).isEqualTo(code.importMaxMegabytes());
    assertThat(file.profileProperties()).isEqualTo(code.profileProperties());
    assertThat(file.currency()).isEqualTo(code.currency());
    assertThat(file.scope()).isEqualTo(code.scope());
    assertThat(file.timeZone()).isEqualTo(code.timeZone()).isEqualTo(ZoneOffset.UTC);
  }
}
