/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.foresight.core.evaluate.EvaluationReport;
import io.foresight.core.evaluate.TestedOn;
import io.foresight.core.job.Progress;
import io.foresight.core.store.JsonValues;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
  private static final CompetitionOptions OPTIONS =
      CompetitionOptions.seeded(7).withResamples(50).withLearners(List.of(new LogisticLearner()));

  @Test
  void folds_keepGroupsTogether_andTestEveryRowOnce() {
    TrainingSet set = Tables.mixed(500, 2, 1, 0);
    Set<Long> seen = new HashSet<>();
    int tested = 0;
    for (int f = 0; f < 5; f++) {
      Split s = Splits.fold(set, 5, f);
      Set<Long> test = Arrays.stream(s.test()).mapToObj(set::group).collect(Collectors.toSet());
      Set<Long> fit = Arrays.stream(s.fit()).mapToObj(set::group).collect(Collectors.toSet());
      assertThat(fit).doesNotContainAnyElementsOf(test);
      seen.addAll(test);
      tested += s.test().length;
    }
    assertThat(tested).isEqualTo(500);
    assertThat(seen).hasSize(500);
  }

  @Test
  void report_saysItIsNoTestOnTheFuture_andIsMeasuredOnUnseenRows() {
    TrainingSet set = Tables.mixed(2_000, 2, 1, 0);
    EvaluationReport r = new CrossValidation(OPTIONS, 5).run(set, Progress.NONE).report();
    assertThat(r.testedOn()).isEqualTo(TestedOn.FOLDS);
    assertThat(r.testedOn().words()).contains("not a test on the future");
    assertThat(r.folds()).isNotNull();
    assertThat(Objects.requireNonNull(r.folds()).size()).isEqualTo(5);
    assertThat(r.model().value("auc")).isCloseTo(r.folds().meanAuc(), offset(0.02));
    assertThat(Objects.requireNonNull(r.gains()).rows()).isEqualTo(2_000);
    Map<String, Object> json = JsonValues.copy(r.toMap());
    assertThat(JsonValues.copy(EvaluationReport.fromMap(json).toMap())).isEqualTo(json);
  }

  @Test
  void noise_doesNotLookGood() {
    TrainingSet set = Tables.noise(600, 20, 3);
    EvaluationReport r = new CrossValidation(OPTIONS, 5).run(set, Progress.NONE).report();
    assertThat(r.model().value("auc")).isCloseTo(0.5, offset(0.07));
    assertThat(r.beatsBaseline()).isFalse();
  }

  @Test
  void tooFewOutcomes_areRefusedWithTheReason() {
    CompetitionResult r =
        new CrossValidation(OPTIONS, 5).run(Tables.mixed(60, 2, 1, 0), Progress.NONE);
    assertThat(r.refused()).isTrue();
    assertThat(r.refusal()).contains("rarer outcome");
    TrainingSet none = Tables.mixed(60, 2, 1, 0).subset(new int[0]);
    assertThat(new CrossValidation(OPTIONS, 5).run(none, Progress.NONE).refused()).isTrue();
  }
}
