/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.foresight.core.evaluate.Candidate;
import io.foresight.core.evaluate.EvaluationReport;
import io.foresight.core.job.CancelledException;
import io.foresight.core.job.Progress;
import io.foresight.core.model.ModelCodec;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CompetitionTest {
  private static final CompetitionOptions OPTIONS =
      CompetitionOptions.seeded(1)
          .withResamples(60)
          .withRecencyColumn("x0")
          .withCodeVersion("test")
          .withLearners(
              List.of(
                  new CartLearner(),
                  new LogisticLearner(),
                  new BoostedTreesLearner(3, 0.1, 20, 60)));

  @Test
  void aLinearTruth_isLeftToTheLinearModel() {
    CompetitionResult r = run(Tables.mixed(5_000, 3, 1, 0), OPTIONS);
    assertThat(r.model().learner()).isEqualTo("logistic-regression");
    assertThat(r.report().beatsBaseline()).isTrue();
    assertThat(r.report().baselineName()).isEqualTo("recency-rule");
    assertThat(r.report().alarms()).isEmpty();
    assertThat(r.report().model().value("calibrationError")).isLessThan(0.05);
    assertThat(r.report().candidates()).extracting(Candidate::chosen).containsOnlyOnce(true);
  }

  @Test
  void anInteraction_isLeftToTheBoostedTrees() {
    CompetitionResult r = run(Tables.mixed(5_000, 5, 1, 8), OPTIONS);
    assertThat(r.model().learner()).isEqualTo("boosted-trees");
  }

  @Test
  void noise_doesNotBeatTheBaseline() {
    Schema schema = new Schema(List.of(Column.number("x0"), Column.number("x1")));
    TrainingSet.Builder b = new TrainingSet.Builder(schema);
    SplittableRandom random = new SplittableRandom(5);
    Row row = schema.newRow();
    for (int i = 0; i < 3_000; i++) {
      row.numbers[0] = (float) random.nextDouble();
      row.numbers[1] = (float) random.nextDouble();
      b.add(row, random.nextInt(4) == 0, i, CsvTable.crc("" + i));
    }
    EvaluationReport report = run(b.build(), OPTIONS).report();
    assertThat(report.beatsBaseline()).isFalse();
    assertThat(report.comparison().reason()).startsWith("not better than the baseline");
  }

  @Test
  void aLeakOfTheOutcome_raisesTheAlarms() {
    Schema schema = new Schema(List.of(Column.number("leak"), Column.number("x0")));
    TrainingSet.Builder b = new TrainingSet.Builder(schema);
    SplittableRandom random = new SplittableRandom(5);
    Row row = schema.newRow();
    for (int i = 0; i < 3_000; i++) {
      boolean y = random.nextInt(4) == 0;
      row.numbers[0] = (y ? 1 : 0) + (float) random.nextDouble() / 4;
      row.numbers[1] = (float) random.nextDouble();
      b.add(row, y, i, CsvTable.crc("" + i));
    }
    assertThat(run(b.build(), OPTIONS).report().alarms())
        .anyMatch(a -> a.contains("too good to be true"))
        .anyMatch(a -> a.startsWith("leak alone decides"));
  }

  @Test
  void sameInput_givesTheSameModelAndReport() {
    TrainingSet set = Tables.mixed(2_000, 4, 3, 4);
    CompetitionResult a = run(set, OPTIONS);
    CompetitionResult b = run(set, OPTIONS);
    assertThat(ModelCodec.encode(b.model())).isEqualTo(ModelCodec.encode(a.model()));
    assertThat(b.report().toMap()).isEqualTo(a.report().toMap());
  }

  @Test
  void report_survivesItsMap() {
    EvaluationReport report = run(Tables.mixed(2_000, 4, 3, 4), OPTIONS).report();
    Map<String, Object> map = report.toMap();
    assertThat(EvaluationReport.fromMap(map).toMap()).isEqualTo(map);
    assertThat(map)
        .containsKeys(
            "beatsBaseline",
            "reason",
            "alarms",
            "metrics",
            "baseline",
            "baselineName",
            "operating",
            "trainAuc",
            "calibration",
            "candidates",
            "importance",
            "provenance");
    assertThat(report.provenance().toMap())
        .containsEntry("codeVersion", "test")
        .containsEntry("seed", 1L)
        .containsKeys("learner", "hyperParameters", "split", "training", "test");
  }

  @Test
  void tooLittleData_isRefusedWithTheReason() {
    assertThat(run(rows(0, 0), OPTIONS).refusal()).contains("no rows to learn from");
    assertThat(run(rows(500, 0), OPTIONS).refusal()).contains("never happened");
    assertThat(run(rows(500, 1), OPTIONS).refusal()).contains("always happened");
    assertThat(run(rows(500, 20), OPTIONS).refusal()).contains("rarer outcome");
    CompetitionResult refused = run(rows(500, 20), OPTIONS);
    assertThat(refused.refused()).isTrue();
    assertThatThrownBy(refused::model).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFailingLearner_isLeftOutWithANote() {
    CompetitionOptions options = OPTIONS.withLearners(List.of(new Broken(), new LogisticLearner()));
    CompetitionResult r = run(Tables.mixed(2_000, 3, 1, 0), options);
    assertThat(r.model().learner()).isEqualTo("logistic-regression");
    assertThat(r.report().notes()).anyMatch(n -> n.contains("broken did not take part: no disk"));
  }

  @Test
  void cancelling_stopsTheTraining() {
    Progress cancelled =
        (phase, done, total) -> {
          throw new CancelledException("operator");
        };
    TrainingSet set = Tables.mixed(1_000, 3, 1, 0);
    assertThatThrownBy(() -> new Competition(OPTIONS).run(set, Splits.byHash(set, 5), cancelled))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void aMillionOfOneRow_isSampledDownAndSurvived() {
    TrainingSet set = rows(100_000, 3);
    CompetitionOptions small = OPTIONS.withMaxRows(2_000, 3_000);
    CompetitionResult r = run(set, small);
    assertThat(r.report().beatsBaseline()).isFalse();
    assertThat(r.report().notes()).anyMatch(n -> n.startsWith("fitted on a sample of"));
    assertThat(r.model().probability(set.schema().newRow())).isCloseTo(1 / 3.0, offset(0.05));
  }

  @Test
  void explicitSubsets_areUsedAsGiven() {
    TrainingSet set = Tables.mixed(4_000, 3, 1, 0);
    Split split =
        Splits.explicit(
            range(0, 2_000), range(2_000, 2_700), range(2_700, 3_300), range(3_300, 4_000), "own");
    EvaluationReport report = new Competition(OPTIONS).run(set, split, Progress.NONE).report();
    assertThat(report.provenance().get("training").toString()).contains("rows=2700");
    assertThat(report.provenance().get("test").toString())
        .contains("rows=700", "from=3300", "to=3999");
  }

  private static int[] range(int from, int to) {
    return java.util.stream.IntStream.range(from, to).toArray();
  }

  private static CompetitionResult run(TrainingSet set, CompetitionOptions options) {
    return new Competition(options).run(set, Splits.byHash(set, 5), Progress.NONE);
  }

  /** Equal rows; every {@code nth} has the outcome, none for 0. */
  private static TrainingSet rows(int count, int nth) {
    Schema schema = new Schema(List.of(Column.number("x0"), Column.number("x1")));
    TrainingSet.Builder b = new TrainingSet.Builder(schema);
    Row row = schema.newRow();
    row.numbers[0] = 1;
    for (int i = 0; i < count; i++) {
      b.add(row, nth > 0 && i % nth == 0, i, CsvTable.crc("" + i));
    }
    return b.build();
  }

  private static final class Broken implements Learner {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public int complexity() {
      return 1;
    }

    @Override
    public List<Map<String, Object>> settings() {
      return List.of(Map.of());
    }

    @Override
    public List<ScoringModel> fitAll(TrainingSet rows, FitContext context) {
      throw new LearnerException("no disk", new IllegalStateException());
    }

    @Override
    public ScoringModel fit(TrainingSet rows, int setting, FitContext context) {
      throw new LearnerException("no disk", new IllegalStateException());
    }
  }
}
