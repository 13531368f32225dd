/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesSourceTest {
  private static final String HEAD =
      "{\"type\": \"order\", \"time\": \"2011-06-01T10:00:00Z\", \"customer\": \"7\"";
  private Path dir = Path.of(".");

  @BeforeEach
  void in(@TempDir Path temporary) {
    dir = temporary;
  }

  private Input read(String... texts) throws IOException {
    Path[] files = new Path[texts.length];
    for (int i = 0; i < texts.length; i++) {
      files[i] = Input.file(dir, i + ".jsonl", texts[i]);
    }
    return new Input(dir, files).json();
  }

  @Test
  void everyField_isRead() throws IOException {
    HistoryRecord r =
        read(HEAD
                + ", \"id\": \"e1\", \"session\": \"s1\", \"properties\": {\"amount\": 20,"
                + " \"none\": null}, \"target\": {\"itemId\": \"p\", \"itemType\": \"product\","
                + " \"properties\": {\"x\": [1, {\"y\": 2}]}}, \"profile\": {\"email\":"
                + " \"a@b.c\"}, \"consents\": {\"newsletter\": false}}")
            .only();
    assertThat(r.id).isEqualTo("e1");
    assertThat(r.type).isEqualTo("order");
    assertThat(Instant.ofEpochMilli(r.time)).isEqualTo("2011-06-01T10:00:00Z");
    assertThat(r.customer).isEqualTo("7");
    assertThat(r.session).isEqualTo("s1");
    assertThat(r.properties).isEqualTo(Map.of("amount", 20));
    assertThat(r.target).containsEntry("itemId", "p").containsEntry("itemType", "product");
    assertThat(r.profile).isEqualTo(Map.of("email", "a@b.c"));
    assertThat(r.consents).isEqualTo(Map.of("newsletter", false));
    assertThat(r.line).isEqualTo(1);
  }

  @Test
  void missingId_comesFromTheContent() throws IOException {
    Input twice = read(HEAD + "}\n" + HEAD + "}\n", HEAD + "}\n");
    assertThat(twice.ids()).hasSize(2).doesNotHaveDuplicates();
    assertThat(twice.tally.duplicates).isEqualTo(1);
    assertThat(read(HEAD + "}\n").ids()).containsExactly(twice.ids().get(0));
  }

  @Test
  void sameId_isTakenOnce() throws IOException {
    Input in =
        read(HEAD + ", \"id\": \"e\"}\n" + HEAD + ", \"id\": \"e\"}", HEAD + ", \"id\": \"e\"}");
    assertThat(in.records).hasSize(1);
    assertThat(in.tally.duplicates).isEqualTo(2);
  }

  @Test
  void withoutCustomer_isCounted() throws IOException {
    Input in =
        read(
            "{\"type\": \"order\", \"time\": \"2011-06-01\"}\n"
                + HEAD.replace("\"7\"", "\" \"")
                + "}");
    assertThat(in.records).isEmpty();
    assertThat(in.tally.withoutCustomer).isEqualTo(2);
  }

  @Test
  void customerMayBeAWholeNumber() throws IOException {
    assertThat(read(HEAD.replace("\"7\"", "7") + "}").only().customer).isEqualTo("7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nonsense | is not a JSON object: Unrecognized token",
        "[1] | is not a JSON object",
        "null | is not a JSON object",
        "HEAD, \"typ\": 1} | typ is unknown; allowed are",
        "HEAD, \"properties\": 3} | properties must be a JSON object, was 3",
        "HEAD, \"properties\": {\"a.b\": 3}} | properties.a.b must not be empty, hold a dot",
        "HEAD, \"properties\": {\"a\": [{\"itemType\": \"x\"}]}} | properties.a.itemType must not",
        "HEAD, \"profile\": {\"a\": {\"type\": \"xCondition\"}}} | profile.a.type must not end in",
        "HEAD, \"target\": {\"itemId\": \"p\"}} | target.itemType is required",
        "HEAD, \"consents\": {\"news\": 1}} | consents.news must be true or false",
        "HEAD, \"id\": 3} | id must be a non-empty string",
        "{\"customer\": \"7\", \"time\": \"2011-06-01\"} | type is required",
        "{\"customer\": \"7\", \"type\": \"a-b\", \"time\": \"2011-06-01\"} | type must be letters",
        "{\"customer\": \"7\", \"type\": \"a\", \"time\": \"soon\"} | time is not as expected: soon",
        "{\"customer\": {}, \"type\": \"a\", \"time\": \"2011-06-01\"} | customer must be a non-empty",
      })
  void badLines_areRejectedWithTheReason(String line, String reason) throws IOException {
    Input in = read("\n" + line.replace("HEAD", HEAD) + "\n" + HEAD + "}\n");
    assertThat(in.records).hasSize(1);
    List<String> rejected = in.rejectedLines();
    assertThat(rejected).hasSize(1);
    assertThat(rejected.get(0)).startsWith("0.jsonl\t2\t" + reason);
    assertThat(in.tally.rows).isEqualTo(2);
  }

  @Test
  void latin1AndEndlessLines_areRejected() throws IOException {
    Path file =
        Input.file(
            dir,
            "f",
            HEAD
                + ", \"profile\": {\"n\": \"J\u00fcrgen\"}}\n"
                + "x".repeat(2_000_000)
                + "\n"
                + HEAD
                + "}\n",
            StandardCharsets.ISO_8859_1);
    Input in = new Input(dir, file).json();
    assertThat(in.records).hasSize(1);
    assertThat(in.rejectedLines().get(0)).contains("\t1\tis not UTF-8\t");
    assertThat(in.rejectedLines().get(1)).contains("\t2\tis longer than 1048576 characters\t");
  }

  @Test
  void emptyFile_isRefused() throws IOException {
    Path file = Input.file(dir, "f", "");
    assertThatThrownBy(() -> new Input(dir, file).json()).hasMessage("file f is empty");
  }
}
