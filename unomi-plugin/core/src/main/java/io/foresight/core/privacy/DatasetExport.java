/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.privacy;

import io.foresight.core.input.InvalidInputException;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Writes a dataset as CSV (RFC 4180, UTF-8) for analysis elsewhere. Lines that begin with # come
 * first and say what it is: pseudonymised, by which key, still personal data. Columns: {@code
 * pseudonym}, {@code time} (ISO 8601), {@code outcome} (0 or 1), then the features; missing is
 * empty. Texts that a spreadsheet would run as a formula are written with a leading apostrophe.
 */
public final class DatasetExport {
  private DatasetExport() {}

  /**
   * Writes all rows.
   *
   * @param what the goal's id, for the header
   * @param keyFingerprint of the key of the pseudonyms
   * @throws InvalidInputException if a column looks like an identifier, naming it; nothing is
   *     written then
   */
  public static void write(TrainingSet rows, String what, String keyFingerprint, Writer out)
      throws IOException {
    Map<String, String> identifiers = IdentifierScan.columns(rows);
    if (!identifiers.isEmpty()) {
      throw new InvalidInputException(
          "columns", "must not hold identifiers, but " + identifiers + ": leave them out");
    }
    out.write("# Foresight dataset of goal " + what.replaceAll("[\\r\\n]", " ") + "\n");
    out.write(
        "# Pseudonymised: profiles are keyed hashes (HMAC-SHA-256, 64 bits, key "
            + keyFingerprint
            + "); it holds no profile ids, names or addresses.\n");
    out.write(
        "# It is still personal data: whoever holds the key can tell whose row is whose. Erase "
            + "rows with the product when a profile is erased.\n");
    StringBuilder line = new StringBuilder("pseudonym,time,outcome");
    for (Column c : rows.schema().columns()) {
      line.append(',').append(quoted(c.name()));
    }
    out.write(line.append('\n').toString());
    Row row = rows.schema().newRow();
    for (int i = 0; i < rows.size(); i++) {
      rows.read(i, row);
      out.write(line(rows, i, row));
    }
    out.flush();
  }

  private static String line(TrainingSet rows, int i, Row row) {
    StringBuilder b = new StringBuilder(Pseudonyms.text(rows.group(i)));
    b.append(',').append(Instant.ofEpochMilli(rows.time(i)));
    b.append(',');
    if (rows.hasAmounts()) {
      b.append(rows.amount(i));
    } else {
      b.append(rows.label(i) ? 1 : 0);
    }
    int n = 0;
    int c = 0;
    for (Column column : rows.schema().columns()) {
      b.append(',');
      if (column.kind() == Column.Kind.NUMBER) {
        float v = row.numbers[n++];
        b.append(Float.isNaN(v) ? "" : Float.toString(v));
      } else {
        String v = row.categories[c++];
        b.append(v == null ? "" : quoted(v));
      }
    }
    return b.append('\n').toString();
  }

  private static String quoted(String text) {
    String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean needs = safe.chars().anyMatch(ch -> ch == ',' || ch == '"' || ch == '\n' || ch == '\r');
    return needs ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  /**
   * Takes the rows of erased profiles out of a file written before, in place.
   *
   * @return rows taken out
   */
  public static int erase(Path file, Set<Long> pseudonyms) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".erasing");
    int out = 0;
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        Writer to = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
      boolean erasing = false;
      int open = 0;
      for (String l = in.readLine(); l != null; l = in.readLine()) {
        if (open % 2 == 0) {
          erasing = erased(l, pseudonyms);
          out += erasing ? 1 : 0;
          open = 0;
        }
        open += (int) l.chars().filter(ch -> ch == '"').count();
        if (!erasing) {
          to.write(l + "\n");
        }
      }
    }
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return out;
  }

  private static boolean erased(String line, Set<Long> pseudonyms) {
    int comma = line.indexOf(',');
    return comma == 16
        && line.chars().limit(16).allMatch(ch -> Character.digit(ch, 16) >= 0)
        && pseudonyms.contains(Long.parseUnsignedLong(line.substring(0, 16), 16));
  }
}
