/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class JsonLinesWriterTest {
  @TempDir Path dir;

  @Test
  void writesOneObjectALine() throws IOException {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("amount", 12.5);
    properties.put("name", "a \"quoted\" \\ line\nbreak é");
    properties.put("lines", List.of(Map.of("quantity", 2), Map.of()));
    properties.put("none", List.of());
    Path file = dir.resolve("history.jsonl.gz");
    Instant time = Instant.parse("2026-01-02T03:04:05Z");
    try (JsonLinesWriter out = JsonLinesWriter.to(file)) {
      out.write(
          new SimulatedEvent(
              "e1",
              "order",
              time,
              "c1",
              "s1",
              properties,
              Map.of("email", "a@example.org"),
              Map.of("newsletter", true)));
      out.write(
          new SimulatedEvent(
              "e2", "mailSent", time.minusSeconds(9), "c1", null, Map.of(), Map.of(), Map.of()));
      assertThat(out.events()).isEqualTo(2);
      assertThat(out.last()).isEqualTo(time);
    }
    assertThat(read(file))
        .containsExactly(
            "{\"id\":\"e1\",\"type\":\"order\",\"time\":\"2026-01-02T03:04:05Z\","
                + "\"customer\":\"c1\",\"session\":\"s1\",\"properties\":{\"amount\":12.5,"
                + "\"name\":\"a \\\"quoted\\\" \\\\ line\\u000abreak é\","
                + "\"lines\":[{\"quantity\":2},{}],\"none\":[]},"
                + "\"profile\":{\"email\":\"a@example.org\"},\"consents\":{\"newsletter\":true}}",
            "{\"id\":\"e2\",\"type\":\"mailSent\",\"time\":\"2026-01-02T03:03:56Z\","
                + "\"customer\":\"c1\",\"properties\":{}}");
  }

  @Test
  void nothingWritten_isAReadableEmptyFile() throws IOException {
    Path file = dir.resolve("empty.jsonl.gz");
    try (JsonLinesWriter out = JsonLinesWriter.to(file)) {
      assertThat(out.last()).isNull();
    }
    assertThat(read(file)).isEmpty();
  }

  @Test
  void aShop_hasTheSameBytesEachTime() throws IOException {
    byte[][] bytes = new byte[2][];
    for (int i = 0; i < 2; i++) {
      Path file = dir.resolve(i + ".jsonl.gz");
      try (JsonLinesWriter out = JsonLinesWriter.to(file)) {
        Shops.of(4, 25, 90).writeTo(out);
      }
      bytes[i] = Files.readAllBytes(file);
    }
    assertThat(bytes[0]).isNotEmpty().isEqualTo(bytes[1]);
  }

  private static List<String> read(Path file) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return in.lines().collect(Collectors.toList());
    }
  }
}
