/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.core.input.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallPartsTest {
  @Test
  void longSet_agreesWithAHashSet() {
    Random random = new Random(7);
    LongSet ours = new LongSet();
    Set<Long> theirs = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      long v = random.nextInt(10_000) - 5_000L;
      assertThat(ours.add(v)).isEqualTo(theirs.add(v));
    }
    assertThat(ours.size()).isEqualTo(theirs.size());
    assertThat(ours.contains(0)).isEqualTo(theirs.contains(0L));
    assertThat(ours.contains(999_999)).isFalse();
  }

  @Test
  void openDetails_readsPhp_andSurvivesNonsense() {
    String php =
        "a:2:{i:0;a:3:{s:8:\"datetime\";s:19:\"2026-11-22 01:24:06\";s:9:\"useragent\";s:12:\"Safari"
            + " 18.1\";s:9:\"inBrowser\";b:0;}i:1;a:3:{s:8:\"datetime\";s:19:\"2026-11-22"
            + " 01:24:07\";s:9:\"useragent\";N;s:9:\"inBrowser\";b:0;}}";
    assertThat(OpenDetails.parse(php))
        .extracting(o -> o.time)
        .containsExactly("2026-11-22 01:24:06", "2026-11-22 01:24:07");
    assertThat(OpenDetails.parse("a:0:{}")).isEmpty();
    assertThat(OpenDetails.parse("")).isEmpty();
    assertThat(OpenDetails.parse("garbage\"datetime\"")).isEmpty();
    assertThat(OpenDetails.parse(php))
        .extracting(o -> o.userAgent)
        .containsExactly("Safari 18.1", null);
    assertThat(OpenDetails.machine(null)).isFalse();
    assertThat(OpenDetails.machine("Barracuda Link Protect")).isTrue();
    assertThat(OpenDetails.machine("Mozilla/5.0 (via ggpht.com GoogleImageProxy)")).isFalse();
  }

  @Test
  void shapes_takeArraysAndObjects_textAndNumbers() throws Exception {
    ObjectMapper json = new ObjectMapper();
    assertThat(Shapes.byIndex(json.readTree("[5,6]"))).containsOnlyKeys(0, 1);
    assertThat(Shapes.byIndex(json.readTree("{\"1\":5,\"0\":6}"))).containsOnlyKeys(0, 1);
    assertThatThrownBy(() -> Shapes.byIndex(json.readTree("{\"x\":5}")))
        .hasMessageContaining("makes no sense");
    assertThat(Shapes.id(json.readTree("{\"id\":\"7\"}"))).isEqualTo(7);
    assertThat(Shapes.id(json.readTree("{\"id\":null}"))).isZero();
    assertThat(Shapes.errors(json.readTree("{\"errors\":[{\"message\":\"a@b.example is bad\"}]}")))
        .isEqualTo("… is bad");
  }

  @Test
  void settings_nameTheKeyThatIsWrong(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "from-file\n");
    Map<String, Object> good =
        Map.of(
            "url",
            "https://m.example/x/",
            "clientId",
            "1_a",
            "clientSecretFile",
            secret.toString(),
            "batchSize",
            "50");
    MauticSettings s = MauticSettings.of(good);
    assertThat(s.url()).isEqualTo("https://m.example/x");
    assertThat(s.clientSecret()).isEqualTo("from-file");
    assertThat(s.batchSize()).isEqualTo(50);
    assertThat(s.toString()).doesNotContain("from-file");
    assertThat(s.usesOauth()).isTrue();
    assertBad(Map.of("url", "m.example"), "mautic.url");
    assertBad(Map.of("url", "http://m.example"), "mautic.clientId");
    assertBad(
        Map.of("url", "http://m", "user", "a", "password", "b", "batchSize", "201"),
        "mautic.batchSize must be 1..200");
    assertBad(
        Map.of("url", "http://m", "user", "a", "password", "b", "batchSize", "many"),
        "mautic.batchSize must be a whole number");
    assertBad(
        Map.of("url", "http://m", "user", "a", "passwordFile", folder + "/none"),
        "mautic.passwordFile");
  }

  private static void assertBad(Map<String, Object> config, String message) {
    assertThatThrownBy(() -> MauticSettings.of(config))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }
}
