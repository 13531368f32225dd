/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.catalogue;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.foresight.core.catalogue.FeedException;
import io.foresight.core.catalogue.FeedOptions;
import io.foresight.core.catalogue.FeedReader;
import io.foresight.core.input.InvalidInputException;
import io.foresight.elasticsearch.history.InputFile;
import io.foresight.elasticsearch.history.Row;
import io.foresight.elasticsearch.history.TableReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CSV and TSV with a header line. A row of more or fewer fields than the header is refused. */
final class TableFeed implements FeedReader {
  private static final int LONGEST_HEADER = 1 << 16;

  private final Path file;
  private final FeedOptions options;
  private final char delimiter;

  /**
   * @param delimiter 0 to tell by the header
   */
  TableFeed(Path file, FeedOptions options, char delimiter) {
    this.file = file;
    this.options = options;
    this.delimiter = delimiter;
  }

  @Override
  public void read(Sink sink) throws FeedException {
    long line = 0;
    try (InputFile in = InputFile.open(file, charset())) {
      BufferedReader text = new BufferedReader(in.reader(), LONGEST_HEADER);
      TableReader rows = TableReader.of(text, delimiter == 0 ? guess(text) : delimiter);
      Row header = rows.next();
      if (header == null) {
        return;
      }
      requireId(header.values);
      for (Row row = rows.next(); row != null; row = rows.next()) {
        line = row.line;
        take(header.values, row, sink);
      }
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw new FeedException("cannot be read after line " + line + ": " + e.getMessage());
    }
  }

  private Charset charset() {
    try {
      return Charset.forName(options.charset());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "feed.charset", "is not known to this Java: " + options.charset());
    }
  }

  private static char guess(Reader text) throws IOException {
    text.mark(LONGEST_HEADER);
    int[] counts = new int[128];
    for (int i = 0; i < LONGEST_HEADER - 1; i++) {
      int c = text.read();
      if (c < 0 || c == '\n') {
        break;
      }
      counts[c & 127] += c < 128 ? 1 : 0;
    }
    text.reset();
    char best = ',';
    for (char c : new char[] {';', '\t', '|'}) {
      best = counts[c] > counts[best] ? c : best;
    }
    return best;
  }

  private void requireId(List<String> columns) {
    if (columns.stream().noneMatch(c -> options.field(c).equals("id"))) {
      throw new InvalidInputException(
          "file " + file.getFileName(),
          "has no column for the id; say in columns which it is, there are "
              + columns.subList(0, Math.min(columns.size(), 40)));
    }
  }

  private static void take(List<String> header, Row row, Sink sink) {
    if (row.values.size() != header.size()) {
      sink.bad(row.line, "has " + row.values.size() + " fields, the header has " + header.size());
      return;
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String value = row.values.get(i);
      if (value.indexOf('\ufffd') >= 0) {
        sink.bad(row.line, "is not of the feed's character set, see charset");
        return;
      }
      values.putIfAbsent(header.get(i).trim(), value);
    }
    sink.record(row.line, values);
  }
}
