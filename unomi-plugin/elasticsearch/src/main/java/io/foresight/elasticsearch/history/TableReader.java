/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a table row by row; blank lines are skipped. */
public interface TableReader {
  /** The longest row, in characters; an unclosed quote would otherwise swallow the file. */
  int LONGEST_ROW = 1 << 20;

  /**
   * The next row, or null at the end.
   *
   * @throws IOException if the file ends too early
   * @throws RuntimeException if a row is too long
   */
  @Nullable Row next() throws IOException;

  /**
   * @param delimiter a character; a space stands for any white space
   */
  static TableReader of(Reader text, char delimiter) {
    return delimiter == ' ' ? spaced(text) : quoted(text, delimiter);
  }

  private static TableReader quoted(Reader text, char delimiter) {
    Iterator<CsvRecord> records =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .ignoreDifferentFieldCount(true)
            .maxBufferSize(LONGEST_ROW)
            .ofCsvRecord(text)
            .iterator();
    return () -> {
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord r = records.next();
      return new Row(r.getStartingLineNumber(), r.getFields());
    };
  }

  private static TableReader spaced(Reader text) {
    BufferedReader lines = new BufferedReader(text);
    long[] number = new long[1];
    return () -> {
      String line = lines.readLine();
      number[0]++;
      while (line != null && line.isBlank()) {
        line = lines.readLine();
        number[0]++;
      }
      return line == null ? null : new Row(number[0], List.of(line.trim().split("\\s+")));
    };
  }
}
