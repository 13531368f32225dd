/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportReportTest {
  @Test
  void toMap_hasTheKeysThatRestPromises() {
    ImportReport report =
        new ImportReport.Builder()
            .count("rows", 10)
            .count("events", 3)
            .types(Map.of("order", 3L))
            .between(Instant.parse("2011-06-01T10:00:00Z"), Instant.parse("2011-06-02T10:00:00Z"))
            .took(1.5, true)
            .rejectedFile("bad")
            .build();
    assertThat(report.toMap())
        .containsEntry("rows", 10L)
        .containsEntry("events", 3L)
        .containsEntry("duplicates", 0L)
        .containsEntry("types", Map.of("order", 3L))
        .containsEntry("from", "2011-06-01T10:00:00Z")
        .containsEntry("to", "2011-06-02T10:00:00Z")
        .containsEntry("seconds", 1.5)
        .containsEntry("resumed", true)
        .containsEntry("rejectedFile", "bad");
    assertThat(report.events()).isEqualTo(3);
  }

  @Test
  void empty_hasNoTimesAndNoFile() {
    ImportReport report = new ImportReport.Builder().build();
    assertThat(report.toMap()).doesNotContainKeys("from", "to", "rejectedFile");
    assertThat(report.rows() + report.rejected() + report.withoutCustomer()).isZero();
  }
}
