/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.foresight.core.input.InvalidInputException;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.store.JsonValues;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FairnessAuditTest {
  private static final FairnessOptions OPTIONS = FairnessOptions.from(Map.of("selected", 0.3));

  /** Group "a" scores as it buys; the scores of group "b" are multiplied by a factor. */
  private static FairnessAudit audit(int rows, double factor, FairnessOptions options, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] p = new double[rows];
    boolean[] y = new boolean[rows];
    List<@Nullable String> groups = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      boolean b = random.nextBoolean();
      double truth = random.nextDouble() * 0.6;
      y[i] = random.nextDouble() < truth;
      p[i] = b ? truth * factor : truth;
      groups.add(b ? "b" : "a");
    }
    return FairnessAudit.of(
        "gender", groups, p, y, LongStream.range(0, rows).toArray(), options, seed);
  }

  @Test
  void groupsTreatedAlike_pass_almostAlways() {
    int failed = 0;
    for (int s = 0; s < 40; s++) {
      failed += audit(600, 1, OPTIONS, s).passed() ? 0 : 1;
    }
    assertThat(failed).isZero();
  }

  @Test
  void aGroupScoredDown_fails_andIsNamed() {
    FairnessAudit a = audit(4_000, 0.7, OPTIONS, 1);
    assertThat(a.passed()).isFalse();
    assertThat(a.reason()).contains("gender b: share selected");
    assertThat(a.warnings()).anyMatch(w -> w.contains("times as often as predicted"));
    GroupFigures b = a.groups().get(1);
    GroupFigures best = a.groups().get(0);
    assertThat(b.figure("selectionRateRatio").value())
        .isCloseTo(
            b.figure("selectionRate").value() / best.figure("selectionRate").value(), offset(1e-9));
    assertThat(b.figure("observedOverPredicted").value()).isCloseTo(1 / 0.7, offset(0.1));
    assertThat(best.figure("selectionRateRatio").value()).isEqualTo(1);
  }

  @Test
  void whatChanceCouldExplain_isAWarning_noFailure() {
    int warned = 0;
    int failed = 0;
    for (int s = 0; s < 40; s++) {
      FairnessAudit a = audit(260, 0.9, OPTIONS, s);
      failed += a.passed() ? 0 : 1;
      warned += a.warnings().stream().anyMatch(w -> w.contains("share selected")) ? 1 : 0;
    }
    assertThat(warned).isGreaterThan(15);
    assertThat(failed).isLessThan(warned / 2);
  }

  @Test
  void smallGroups_areNamedAndNotJudged() {
    FairnessAudit a = audit(150, 0.01, OPTIONS, 4);
    assertThat(a.passed()).isTrue();
    assertThat(a.reason()).contains("nothing to judge");
    assertThat((List<?>) a.toMap().get("tooSmall")).hasSize(2);
    assertThat(a.groups().get(0).figure("selectionRate").value()).isNaN();
  }

  @Test
  void figures_areCounts_inAMap() {
    double[] p = new double[400];
    boolean[] y = new boolean[400];
    List<@Nullable String> groups = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      boolean second = i >= 200;
      groups.add(second ? null : "x");
      p[i] = i % 200 < (second ? 50 : 100) ? 0.9 : 0.1;
      y[i] = i % 4 == 0;
    }
    FairnessOptions o = FairnessOptions.from(Map.of("selected", 0.375, "judged", List.of()));
    FairnessAudit a = FairnessAudit.of("x", groups, p, y, LongStream.range(0, 400).toArray(), o, 1);
    GroupFigures missing = a.groups().get(0);
    assertThat(missing.group()).isEqualTo(FairnessAudit.MISSING);
    assertThat(missing.figure("selectionRate").value()).isEqualTo(0.25);
    assertThat(missing.figure("truePositiveRate").value()).isEqualTo(13 / 50.0);
    assertThat(missing.figure("falsePositiveRate").value()).isEqualTo(37 / 150.0);
    assertThat(missing.figure("selectionRateRatio").value()).isEqualTo(0.5);
    assertThat(a.passed()).isTrue();
    assertThat(JsonValues.copy(a.toMap())).containsEntry("passed", true);
    assertThat(FairnessAudit.together(List.of(a, audit(4_000, 0.7, OPTIONS, 1))))
        .containsEntry("passed", false);
  }

  @Test
  void emptyAndOneGroup_passWithTheReason() {
    FairnessAudit none =
        FairnessAudit.of("x", List.of(), new double[0], new boolean[0], new long[0], OPTIONS, 1);
    assertThat(none.passed()).isTrue();
    assertThat(none.reason()).contains("nothing to judge");
  }

  @Test
  void options_nameWhatIsWrong() {
    assertThatThrownBy(() -> FairnessOptions.from(Map.of("threshold", 2)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("fairness.threshold");
    assertThatThrownBy(() -> FairnessOptions.from(Map.of("judged", List.of("mood"))))
        .hasMessageContaining("fairness.judged");
    assertThatThrownBy(() -> FairnessOptions.from(Map.of("group", 1)))
        .hasMessageContaining("unknown");
  }

  @Test
  void proxies_areNamedByHowWellTheyPredict_andColumnsCanBeLeftOut() {
    Schema schema =
        new Schema(
            List.of(
                Column.number("noise"),
                Column.number("height"),
                Column.category("title"),
                Column.category("gender")));
    TrainingSet.Builder builder = new TrainingSet.Builder(schema);
    SplittableRandom random = new SplittableRandom(5);
    Row row = schema.newRow();
    for (int i = 0; i < 3_000; i++) {
      boolean f = random.nextBoolean();
      row.clear();
      row.numbers[0] = (float) random.nextDouble();
      row.numbers[1] =
          (float) ((f ? 167 : 180) + 12 * (random.nextDouble() + random.nextDouble() - 1));
      row.categories[0] = random.nextInt(10) == 0 ? null : f ? "Ms" : "Mr";
      row.categories[1] = random.nextInt(20) == 0 ? null : f ? "f" : "m";
      builder.add(row, random.nextBoolean(), i, i);
    }
    TrainingSet rows = builder.build();
    List<@Nullable String> gender = Columns.values(rows, "gender");
    TrainingSet without = Columns.without(rows, List.of("gender"));
    assertThat(without.schema().columns()).hasSize(3);
    assertThat(without.category(7, 0)).isEqualTo(rows.category(7, 0));
    List<ProxyScan.Proxy> proxies = ProxyScan.of(without, gender);
    assertThat(proxies).extracting(ProxyScan.Proxy::column).last().isEqualTo("noise");
    assertThat(proxies).filteredOn(ProxyScan.Proxy::close).hasSize(2);
    assertThat(proxies.get(0).column()).isEqualTo("title");
    assertThat(proxies.get(0).removed()).isCloseTo(0.9, offset(0.03));
    assertThat(proxies.get(1).auc()).isGreaterThan(0.85);
    assertThat(proxies.get(2).removed()).isLessThan(0.01);
    assertThatThrownBy(() -> Columns.values(without, "gender")).hasMessageContaining("gender");
  }
}
