/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foresight.core.evaluate.EvaluationReport;
import io.foresight.core.job.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The figures of docs/benchmarks.md on public data. The quick one always runs when the data is
 * there; the others are tagged {@code slow}.
 */
class RealTablesTest {
  @Test
  void onlineShoppers_byHash() throws IOException {
    TrainingSet set = table("online_shoppers_intention").build("Revenue", "TRUE");
    EvaluationReport r = run(set, Splits.byHash(set, 5));
    assertThat(r.model().value("auc")).isGreaterThanOrEqualTo(0.925);
    assertThat(r.model().value("calibrationError")).isLessThanOrEqualTo(0.02);
    assertThat(r.beatsBaseline()).isTrue();
  }

  @Test
  @Tag("slow")
  void bank_byHash() throws IOException {
    TrainingSet set = bank();
    EvaluationReport r = run(set, Splits.byHash(set, 5));
    assertThat(r.model().value("auc")).isGreaterThanOrEqualTo(0.812);
    assertThat(r.model().value("calibrationError")).isLessThanOrEqualTo(0.02);
  }

  @Test
  @Tag("slow")
  void bank_inTime_noticesThatTreesFail() throws IOException {
    TrainingSet set = bank();
    EvaluationReport r = run(set, Splits.newestAsTest(set, 0.2, 0));
    assertThat(r.model().value("auc")).isGreaterThanOrEqualTo(0.735);
    assertThat(r.provenance().get("learner")).isEqualTo("logistic-regression");
  }

  @Test
  @Tag("slow")
  void hillstromVisit_byHash() throws IOException {
    TrainingSet set = table("hillstrom").drop("conversion", "spend").build("visit", "1");
    EvaluationReport r = run(set, Splits.byHash(set, 5));
    assertThat(r.model().value("auc")).isGreaterThanOrEqualTo(0.640);
    assertThat(r.model().value("calibrationError")).isLessThanOrEqualTo(0.02);
  }

  private static TrainingSet bank() throws IOException {
    return table("bank_additional_full")
        .drop("duration")
        .replaceAndFlag("pdays", "999", "0")
        .build("y", "yes");
  }

  private static EvaluationReport run(TrainingSet set, Split split) {
    return new Competition(CompetitionOptions.seeded(1)).run(set, split, Progress.NONE).report();
  }

  private static CsvTable table(String name) throws IOException {
    Path file = Path.of(System.getProperty("foresight.data", ""), name + ".csv.gz");
    assumeTrue(Files.exists(file), "no data at " + file);
    return new CsvTable(file);
  }
}
