/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import io.foresight.core.input.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads order logs in tables. */
final class CsvSource implements RecordSource {
  private final TableMapping mapping;
  private final Tally tally;
  private final OrderAssembler orders;

  CsvSource(TableMapping mapping, Tally tally, Consumer<HistoryRecord> sink) {
    this.mapping = mapping;
    this.tally = tally;
    this.orders = new OrderAssembler(mapping.rules, tally, sink);
  }

  @Override
  public void read(Path file, int number, LongConsumer bytesRead) {
    String name = "file " + file.getFileName();
    long line = 0;
    try (InputFile in = InputFile.open(file, mapping.format.charset)) {
      TableReader rows = TableReader.of(in.reader(), mapping.format.delimiter);
      TableColumns columns = new TableColumns(mapping, name, header(name, rows));
      OrderLineReader reader = new OrderLineReader(mapping, columns, tally);
      for (Row row = rows.next(); row != null; row = rows.next()) {
        line = row.line;
        tally.rows++;
        take(row, number, reader, columns);
        bytesRead.accept(in.bytesRead());
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          name, "cannot be read after line " + line + ": " + e.getMessage());
    } catch (de.siegmar.fastcsv.reader.CsvParseException | java.io.UncheckedIOException e) {
      throw new InvalidInputException(
          name,
          "cannot be read after line "
              + line
              + "; the file is cut off, or a quote is not closed: "
              + rootMessage(e));
    }
    orders.endOfFile();
  }

  private static @Nullable String rootMessage(Throwable e) {
    return e.getCause() == null ? e.getMessage() : rootMessage(e.getCause());
  }

  private List<String> header(String name, TableReader rows) throws IOException {
    if (!mapping.format.header) {
      return mapping.format.columns;
    }
    Row first = rows.next();
    if (first == null) {
      throw new InvalidInputException(name, "holds only blank lines");
    }
    if (!mapping.format.columns.isEmpty()) {
      return mapping.format.columns;
    }
    List<String> header = new ArrayList<>();
    first.values.forEach(v -> header.add(v.trim()));
    return header;
  }

  private void take(Row row, int file, OrderLineReader reader, TableColumns columns) {
    try {
      OrderLine line = reader.read(row);
      if (line != null) {
        orders.add(
            line,
            String.join("\u001f", row.values),
            (id, type) -> open(id, type, row, file, columns));
      }
    } catch (BadRowException e) {
      tally.rejected(file, row.line, e.getMessage(), row.toString());
    }
  }

  private OpenOrder open(String id, String type, Row row, int file, TableColumns columns) {
    UnaryOperator<String> values = columns.values(row);
    Object session = mapping.session == null ? null : mapping.session.in(values);
    return new OpenOrder(
        id,
        type,
        file,
        row.line,
        filled(mapping.properties, values),
        session == null ? null : session.toString(),
        filled(mapping.profile, values),
        mapping.consents);
  }

  private static Map<String, Object> filled(
      Map<String, Template> templates, UnaryOperator<String> values) {
    Map<String, Object> out = new LinkedHashMap<>();
    templates.forEach(
        (name, template) -> {
          Object value = template.in(values);
          if (value != null) {
            out.put(name, value);
          }
        });
    return out;
  }
}
