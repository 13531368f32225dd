/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class LastEventTest {
  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2010-12-01 08:26:00,2 | 2010-12-01T08:26:00Z",
        "1,\"2010-12-01T08:26:00Z\",2 | 2010-12-01T08:26:00Z",
        "1;2010-12-01 08:26;2 | 2010-12-01T08:26:00Z",
        "00001 19970101  1   11.77 | 1997-01-01T23:59:59Z",
        "1,2010-12-01,2 | 2010-12-01T23:59:59Z",
        "20119999,2010-12-01,2 | 2010-12-01T23:59:59Z",
      })
  void dates_areRecognised(String line, Instant time) throws IOException {
    assertThat(LastEvent.in(file("header\n" + line + "\n"), ZoneOffset.UTC)).isEqualTo(time);
  }

  @Test
  void latestOfAllLines_counts_whateverTheirOrder() throws IOException {
    assertThat(
            LastEvent.in(file("c,d\n1,2011-01-02\n1,2011-03-04\n1,2010-01-01\n\n"), ZoneOffset.UTC))
        .isEqualTo("2011-03-04T23:59:59Z");
  }

  @Test
  void localTimes_areOfTheirZone() throws IOException {
    Path file = file("c,d\n1,2011-01-02 12:00:00\n");
    assertThat(LastEvent.in(file, ZoneId.of("America/New_York"))).isEqualTo("2011-01-02T17:00:00Z");
  }

  @Test
  void fewBrokenLines_areForgiven_manyAreNot() throws IOException {
    assertThat(
            LastEvent.in(
                file("c,d\n" + "1,2011-01-02\n".repeat(20) + "1,broken\n"), ZoneOffset.UTC))
        .isEqualTo("2011-01-02T23:59:59Z");
    Path broken = file("c,d\n1,2011-01-02\n1,03/04/2011\n1,04/04/2011\n");
    assertThatThrownBy(() -> LastEvent.in(broken, ZoneOffset.UTC)).hasMessageContaining("--as-of");
  }

  @Test
  void emptyFile_asksForTheDate() throws IOException {
    Path empty = file("");
    Path header = file("c,d\n");
    assertThatThrownBy(() -> LastEvent.in(empty, ZoneOffset.UTC)).hasMessageContaining("--as-of");
    assertThatThrownBy(() -> LastEvent.in(header, ZoneOffset.UTC)).hasMessageContaining("--as-of");
  }

  @Test
  void publicLogs_endWhenTheyAreKnownTo() throws IOException {
    Path data = Path.of(System.getProperty("foresight.data", "none"));
    Assumptions.assumeTrue(Files.isDirectory(data), "no public data");
    assertThat(LastEvent.in(data.resolve("cdnow_master.csv.gz"), ZoneOffset.UTC))
        .isEqualTo("1998-06-30T23:59:59Z");
    assertThat(LastEvent.in(data.resolve("online_retail_2010_2011.csv.gz"), ZoneOffset.UTC))
        .isEqualTo("2011-12-09T12:50:00Z");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(dir, "log", ".csv"), text);
  }
}
