/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTextTest {
  @Test
  void report_readsAsWritten() throws IOException {
    String text = ReportText.of(sample());
    assertThat(text).isEqualTo(new String(bytes("report.txt"), StandardCharsets.UTF_8));
  }

  @Test
  void noLine_isWiderThanTheScreen_exceptWhatIsToBeCopied() throws IOException {
    ObjectNode report = sample();
    ObjectNode person = (ObjectNode) report.at("/goals/0/top/0");
    person.put("profile", "a-profile-id-that-somebody-made-very-long-indeed-4711");
    person.putArray("reasons").add("word ".repeat(60));
    report.remove("next");
    assertThat(ReportText.of(report).lines()).allMatch(l -> l.length() <= TextLines.WIDTH);
  }

  @Test
  void aGoalOfKindAmount_tellsAmounts_andNoPercentages() throws IOException {
    ObjectNode report = sample();
    ObjectNode goal = (ObjectNode) report.at("/goals/0");
    goal.put("kind", "amount");
    ObjectNode model = (ObjectNode) goal.get("model");
    model.putObject("quality").put("capture10", 0.61).put("spearman", 0.5).put("mae", 12.5);
    model.putObject("baseline").put("capture10", 0.55).put("spearman", 0.4).put("mae", 14);
    goal.get("top").forEach(p -> ((ObjectNode) p).put("value", 1234.4));
    assertThat(ReportText.of(report))
        .contains("spent 61 % of everything")
        .contains("Spearman 0.500, mean absolute error 12.500")
        .contains(" 1234  ");
  }

  @Test
  void reportWithoutAnyPart_isStillAReport() throws IOException {
    List<String> keys = new ArrayList<>();
    sample().fieldNames().forEachRemaining(keys::add);
    for (String key : keys) {
      ObjectNode report = sample();
      report.remove(key);
      assertThatCode(() -> ReportText.of(report)).as("without %s", key).doesNotThrowAnyException();
    }
    assertThat(ReportText.of(RestClient.JSON.createObjectNode())).contains("Foresight");
  }

  @Test
  void modelThatIsNotLive_saysWhy() throws IOException {
    ObjectNode report = sample();
    ((ObjectNode) report.at("/goals/0/model"))
        .put("status", "candidate")
        .put("reason", "not better than the baseline beyond noise in AUC");
    assertThat(ReportText.of(report))
        .contains("It is not live (candidate)")
        .contains("Why not: not better than the baseline beyond noise in AUC");
  }

  @Test
  void aRuleOfThumb_isCalledOne() throws IOException {
    ObjectNode report = sample();
    ((ObjectNode) report.at("/goals/0/model"))
        .put("kind", "rule of thumb")
        .put("reason", "only 12 rows of the rarer outcome")
        .put("ruleReason", "no learned model yet: a rule of thumb");
    assertThat(ReportText.of(report))
        .contains("Nothing was learned: only 12 rows of the rarer outcome.")
        .contains("For now there is no learned model yet: a rule of thumb.");
  }

  @Test
  void whatIsKnownBesideGoals_isTold() throws IOException {
    ObjectNode report = sample();
    report.set(
        "insights",
        RestClient.JSON.readTree(
            "{\"lifecycle\":{\"now\":{\"lead\":400,\"at_risk\":100}},"
                + "\"cluster\":{\"now\":{\"c1\":320},\"report\":{\"clusters\":[{\"id\":\"c1\",\"name\":\"high"
                + " orders\"}],\"warnings\":[\"shades\"]}},"
                + "\"forecast\":{\"report\":{\"series\":{\"orders\":{\"weeks\":[{\"mean\":41.2,\"low80\":30,"
                + "\"high80\":52}]}}}},"
                + "\"value\":{\"top\":[{\"profile\":\"customer-7\",\"historic\":1200,\"predicted\":800.4,"
                + "\"predictedLow80\":300,\"predictedHigh80\":1500}]}}"));
    assertThat(ReportText.of(report))
        .contains("at risk", "100  #############", "320  c1   high orders", "Beware: shades")
        .contains("orders      41 (30 to 52)")
        .contains("spent      1,200, will spend      800 (300 to 1,500)");
    assertThat(ReportText.of(report).lines()).allMatch(l -> l.length() <= TextLines.WIDTH);
  }

  @Test
  void baseRate_isNoRuleOfThumb() throws IOException {
    ObjectNode report = sample();
    ((ObjectNode) report.at("/goals/0/model")).put("baselineRule", "base-rate");
    assertThat(ReportText.of(report))
        .contains("by chance it would be 10.")
        .doesNotContain("the rule of thumb 74 times");
  }

  @Test
  void one_isSingular() throws IOException {
    ObjectNode report = sample();
    ((ObjectNode) report.get("counts")).put("profiles", 1).put("events", 1);
    assertThat(ReportText.of(report)).contains("1 person and 1 event from");
  }

  private static ObjectNode sample() throws IOException {
    return (ObjectNode) RestClient.JSON.readTree(bytes("report.json"));
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = ReportTextTest.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing");
      }
      return in.readAllBytes();
    }
  }
}
