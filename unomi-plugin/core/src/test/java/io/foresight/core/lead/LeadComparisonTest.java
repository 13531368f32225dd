/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.job.Progress;
import io.foresight.core.learn.FitContext;
import io.foresight.core.learn.LogisticLearner;
import io.foresight.core.learn.TargetCodedLearner;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeadComparisonTest {
  private static final Schema SCHEMA = schema();

  private static Schema schema() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.category("job_title"));
    for (int i = 0; i < 40; i++) {
      columns.add(Column.number("x" + i));
    }
    return new Schema(columns);
  }

  /** Won when x0 is high, and more often by those who decide. */
  private static TrainingSet leads(long seed, int n) {
    Random random = new Random(seed);
    TrainingSet.Builder b = new TrainingSet.Builder(SCHEMA);
    Row row = SCHEMA.newRow();
    for (int i = 0; i < n; i++) {
      int title = random.nextInt(200);
      row.categories[0] = (title % 2 == 0 ? "head of " : "clerk in ") + title;
      for (int k = 0; k < 40; k++) {
        row.numbers[k] = (float) random.nextGaussian();
      }
      double margin = -1.5 + 1.2 * row.numbers[0] + (title % 2 == 0 ? 0.8 : -0.8);
      b.add(row, random.nextDouble() < 1 / (1 + Math.exp(-margin)), i, seed * 1_000_000 + i);
    }
    return b.build();
  }

  private static LeadRules rules(int pointsForX0) {
    return LeadRules.of(
        Map.of(
            "floor",
            -100,
            "rules",
            List.of(
                Map.of(
                    "name",
                    "Decides",
                    "points",
                    16,
                    "when",
                    Map.of("column", "job_title", "contains", List.of("head"))),
                Map.of(
                    "name",
                    "Keen",
                    "points",
                    pointsForX0,
                    "when",
                    Map.of("column", "x0", "atLeast", 0)))),
        SCHEMA);
  }

  private static LeadComparison compare(LeadRules rules, int past) {
    TrainingSet fit = leads(1, past);
    ScoringModel learned =
        new TargetCodedLearner(new LogisticLearner())
            .fit(fit, 3, new FitContext(1, 1, Progress.NONE));
    return LeadComparison.of(rules, learned, fit, leads(2, 4_000), 7);
  }

  @Test
  void goodRules_beatAModelThatSawTooLittle_andThatIsSaidPlainly() {
    LeadComparison c = compare(rules(20), 120);
    assertThat(c.verdict()).isEqualTo(LeadComparison.Verdict.RULES);
    assertThat(c.sentence()).startsWith("Your points are better").contains("4000 later cases");
    assertThat(c.toMap()).containsEntry("verdict", "rules").containsKey("difference");
  }

  @Test
  void aModelThatSawEnough_beatsWrongRules_inEveryMeasure() {
    LeadComparison c = compare(rules(-10), 6_000);
    assertThat(c.verdict()).isEqualTo(LeadComparison.Verdict.LEARNED);
    assertThat(c.difference()).allSatisfy((name, i) -> assertThat(i.low()).isPositive());
  }

  @Test
  void sameScores_areUndecided() {
    TrainingSet fit = leads(1, 2_000);
    ScoringModel base =
        new io.foresight.core.learn.BaseRateLearner()
            .fit(fit, 0, new FitContext(1, 1, Progress.NONE));
    LeadRules nothing =
        LeadRules.of(
            Map.of(
                "rules",
                List.of(
                    Map.of(
                        "name",
                        "Never",
                        "points",
                        1,
                        "when",
                        Map.of("column", "x0", "atLeast", 1e9)))),
            SCHEMA);
    LeadComparison c = LeadComparison.of(nothing, base, fit, leads(2, 500), 7);
    assertThat(c.verdict()).isEqualTo(LeadComparison.Verdict.UNDECIDED);
  }

  @Test
  void noCases_orNothingWon_areNoErrors() {
    TrainingSet none = new TrainingSet.Builder(SCHEMA).build();
    TrainingSet fit = leads(1, 300);
    ScoringModel m = new LogisticLearner().fit(fit, 0, new FitContext(1, 1, Progress.NONE));
    LeadComparison c = LeadComparison.of(rules(1), m, fit, none, 7);
    assertThat(c.verdict()).isEqualTo(LeadComparison.Verdict.UNDECIDED);
    assertThat(c.toMap()).containsEntry("cases", 0);
  }
}
