/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.input.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFilesTest {
  private static final String HEADER = "c;t;a;n\n";
  private Path dir = Path.of(".");

  @BeforeEach
  void in(@TempDir Path temporary) {
    dir = temporary;
  }

  private static Map<String, Object> mapping(String format, String more) throws IOException {
    return Input.map(
        "{\"format\": {\"delimiter\": \"semicolon\""
            + format
            + "}, \"columns\": {\"customer\": \"c\", \"time\": \"t\", \"amount\": \"a\"}"
            + more
            + "}");
  }

  private Input read(Path file, String format, String more) throws IOException {
    return new Input(dir, file).csv(mapping(format, more));
  }

  @Test
  void decimalComma_quotedNewLine_andByteOrderMark() throws IOException {
    Path file =
        Input.file(dir, "f", "\ufeff" + HEADER + "7;2011-06-01;1234,5;\"two\r\nlines; ok\"\n");
    HistoryRecord r =
        read(file, ", \"decimal\": \",\"", ", \"properties\": {\"note\": \"{n}\"}").only();
    assertThat(r.properties)
        .containsEntry("amount", 1234.5)
        .containsEntry("note", "two\r\nlines; ok");
  }

  @Test
  void gzip_isSeenByContent() throws IOException {
    Path file = Input.gzip(dir, "f.csv", HEADER + "7;2011-06-01;1;x\n");
    assertThat(read(file, "", "").records).hasSize(1);
  }

  @Test
  void latin1_isReadWhenSaid_andRejectedWhenNot() throws IOException {
    String text = HEADER + "J\u00fcrgen;2011-06-01;1;x\n7;2011-06-01;1;x\n";
    Path file = Input.file(dir, "f", text, StandardCharsets.ISO_8859_1);
    assertThat(read(file, ", \"charset\": \"ISO-8859-1\"", "").records.get(0).customer)
        .isEqualTo("J\u00fcrgen");
    Input wrong = read(file, "", "");
    assertThat(wrong.records).hasSize(1);
    assertThat(wrong.rejectedLines().get(0))
        .contains("\t2\tcustomer is not UTF-8; set format.charset of the mapping\t");
  }

  @Test
  void columnThatIsNotThere_isNamed() throws IOException {
    Path file = Input.file(dir, "f", "c;t;amount\n7;2011-06-01;1\n");
    assertThatThrownBy(() -> read(file, "", ""))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("mapping.columns.amount names the column a, but file f has [c, t, amount]");
    assertThatThrownBy(
            () ->
                read(
                    Input.file(dir, "g", HEADER),
                    "",
                    ", \"profile\": {\"properties\": {\"city\": \"{town}\"}}"))
        .hasMessageStartingWith(
            "mapping.profile.properties.city names the column town, but file g");
  }

  @Test
  void filesThatCannotBeUsed_areSaid() throws IOException {
    assertThatThrownBy(() -> read(Input.file(dir, "empty", ""), "", ""))
        .hasMessage("file empty is empty");
    assertThatThrownBy(() -> read(Input.file(dir, "blank", "\n\n"), "", ""))
        .hasMessage("file blank holds only blank lines");
    assertThatThrownBy(() -> read(Input.file(dir, "plain.gz", HEADER), "", ""))
        .hasMessage("file plain.gz is named .gz and is not a gzip file");
    assertThatThrownBy(() -> read(dir.resolve("none"), "", ""))
        .hasMessageStartingWith("file none does not exist or cannot be read");
    Path broken = dir.resolve("broken.gz");
    Files.write(broken, new byte[] {0x1f, (byte) 0x8b, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7});
    assertThatThrownBy(() -> read(broken, "", ""))
        .hasMessageStartingWith("file broken.gz is a broken gzip file");
    assertThat(read(Input.file(dir, "header", HEADER), "", "").tally.rows).isZero();
  }

  @Test
  void gzipThatIsCutOff_saysSo_afterWhatCouldBeRead() throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < 50_000; i++) {
      text.append(Hashes.hex(Hashes.mix(i))).append(";2011-06-01;1;x\n");
    }
    byte[] whole = Files.readAllBytes(Input.gzip(dir, "whole.gz", text.toString()));
    Path cut = Files.write(dir.resolve("cut.gz"), Arrays.copyOf(whole, whole.length / 2));
    Input in = new Input(dir, cut);
    Map<String, Object> mapping = mapping("", "");
    assertThatThrownBy(() -> in.csv(mapping))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("file cut.gz cannot be read after line")
        .hasMessageContaining("the file is cut off");
    assertThat(in.records).hasSizeGreaterThan(1000);
  }

  @Test
  void quoteThatIsNeverClosed_doesNotSwallowTheFileSilently() throws IOException {
    Path file =
        Input.file(
            dir, "f", HEADER + "7;2011-06-01;1;\"x\n" + "8;2011-06-01;1;x\n".repeat(100_000));
    assertThatThrownBy(() -> read(file, "", ""))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("a quote is not closed");
  }

  @Test
  void filtersAndTemplates() throws IOException {
    Path file =
        Input.file(dir, "f", HEADER + "7;2011-06-01;1;web\n8;2011-06-01;1;shop\n9;2011-06-01;1;\n");
    Input in =
        read(
            file,
            "",
            ", \"filters\": [{\"column\": \"n\", \"matches\": \"shop\", \"keep\": false}],"
                + "\"properties\": {\"channel\": \"{n}\", \"version\": 2},"
                + "\"session\": \"s-{customer}\"");
    assertThat(in.records).extracting(r -> r.customer).isEqualTo(List.of("7", "9"));
    assertThat(in.records.get(0).properties)
        .containsEntry("channel", "web")
        .containsEntry("version", 2);
    assertThat(in.records.get(1).properties).doesNotContainKey("channel");
    assertThat(in.records.get(0).session).isEqualTo("s-7");
    assertThat(in.tally.leftOut()).isEqualTo(Map.of("n must not match shop", 1L));
  }
}
