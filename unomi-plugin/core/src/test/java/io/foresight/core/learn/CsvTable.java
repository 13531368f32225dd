/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

/**
 * A plain CSV file (one header line, commas, double quotes around cells that hold commas) as a
 * training set. A column is numeric when all its non-empty values are numbers. Time of a row is its
 * number, its group the CRC32 of that number in decimal (the hash split of the reference figures).
 */
final class CsvTable {
  private final List<String> header;
  private final List<String[]> lines = new ArrayList<>();
  private final Set<String> dropped = new HashSet<>();
  private final Map<String, String[]> replaced = new HashMap<>();

  CsvTable(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        BufferedReader r =
            new BufferedReader(
                new InputStreamReader(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in,
                    StandardCharsets.UTF_8))) {
      header = List.of(r.readLine().split(",", -1));
      for (String line = r.readLine(); line != null; line = r.readLine()) {
        String[] cells = cells(line);
        if (cells.length != header.size()) {
          throw new IOException(
              "line "
                  + (lines.size() + 2)
                  + " has "
                  + cells.length
                  + " cells, the header "
                  + header.size());
        }
        lines.add(cells);
      }
    }
  }

  CsvTable drop(String... columns) {
    for (String c : columns) {
      index(c);
      dropped.add(c);
    }
    return this;
  }

  /** In a column, one value stands for another, and a flag column says where it stood. */
  CsvTable replaceAndFlag(String column, String value, String by) {
    index(column);
    replaced.put(column, new String[] {value, by});
    return this;
  }

  TrainingSet build(String label, String positive) {
    int labelAt = index(label);
    List<Column> columns = new ArrayList<>();
    List<Integer> numberAt = new ArrayList<>();
    List<Integer> categoryAt = new ArrayList<>();
    for (int c = 0; c < header.size(); c++) {
      if (c == labelAt || dropped.contains(header.get(c))) {
        continue;
      }
      boolean number = numeric(c);
      columns.add(number ? Column.number(header.get(c)) : Column.category(header.get(c)));
      (number ? numberAt : categoryAt).add(c);
    }
    List<Integer> flags = new ArrayList<>();
    for (int c : numberAt) {
      if (replaced.containsKey(header.get(c))) {
        columns.add(Column.number(header.get(c) + "_flag"));
        flags.add(c);
      }
    }
    Schema schema = new Schema(columns);
    TrainingSet.Builder b = new TrainingSet.Builder(schema);
    Row row = schema.newRow();
    for (int i = 0; i < lines.size(); i++) {
      String[] cells = lines.get(i);
      row.clear();
      for (int k = 0; k < numberAt.size(); k++) {
        row.numbers[k] = number(numberAt.get(k), cells);
      }
      for (int k = 0; k < flags.size(); k++) {
        row.numbers[numberAt.size() + k] = isReplaced(flags.get(k), cells) ? 1 : 0;
      }
      for (int k = 0; k < categoryAt.size(); k++) {
        String v = cells[categoryAt.get(k)];
        row.categories[k] = v.isEmpty() ? null : v;
      }
      b.add(row, cells[labelAt].equals(positive), i, crc(Integer.toString(i)));
    }
    return b.build();
  }

  private static String[] cells(String line) {
    if (line.indexOf('"') < 0) {
      return line.split(",", -1);
    }
    List<String> out = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        out.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    out.add(cell.toString());
    return out.toArray(new String[0]);
  }

  private boolean isReplaced(int column, String[] cells) {
    String[] rule = replaced.get(header.get(column));
    return rule != null && rule[0].equals(cells[column]);
  }

  private float number(int column, String[] cells) {
    String[] rule = replaced.get(header.get(column));
    if (rule != null && rule[0].equals(cells[column])) {
      return Float.parseFloat(rule[1]);
    }
    return cells[column].isEmpty() ? Float.NaN : Float.parseFloat(cells[column]);
  }

  private boolean numeric(int column) {
    for (String[] cells : lines) {
      if (!cells[column].isEmpty() && !cells[column].matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?")) {
        return false;
      }
    }
    return true;
  }

  private int index(String column) {
    int at = header.indexOf(column);
    if (at < 0) {
      throw new IllegalArgumentException("no column " + column + ", there are " + header);
    }
    return at;
  }

  static long crc(String s) {
    CRC32 crc = new CRC32();
    crc.update(s.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }
}
