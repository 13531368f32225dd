/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads a table of rows that never change, in the order of their ids. */
final class IdReader {
  /** Rows of transactions that were open at the last poll show up later with lower ids. */
  private static final long OVERLAP = 500;

  private final Stats stats;
  private final String table;
  private final String[] filter;
  private final Function<JsonNode, Happening> meaning;

  /**
   * @param meaning what a row says, or null if nothing (yet)
   */
  IdReader(Stats stats, String table, Function<JsonNode, Happening> meaning, String... filter) {
    this.stats = stats;
    this.table = table;
    this.meaning = meaning;
    this.filter = filter;
  }

  void read(Cursor cursor, Consumer<List<Happening>> sink) {
    long highest = Shapes.number(cursor.position());
    long from = Math.max(0, highest - OVERLAP);
    while (true) {
      String[] where = new String[filter.length + 3];
      System.arraycopy(filter, 0, where, 0, filter.length);
      where[filter.length] = "id";
      where[filter.length + 1] = "gt";
      where[filter.length + 2] = String.valueOf(from);
      List<JsonNode> rows = stats.page(table, "id", 0, where);
      List<Happening> happenings = new ArrayList<>();
      List<String> ids = new ArrayList<>();
      for (JsonNode row : rows) {
        from = Math.max(from, Shapes.id(row));
        Happening h = cursor.seen(row.path("id").asText()) ? null : meaning.apply(row);
        if (h != null) {
          happenings.add(h);
          ids.add(row.path("id").asText());
        }
      }
      highest = Math.max(highest, from);
      if (!happenings.isEmpty()) {
        sink.accept(happenings);
        ids.forEach(cursor::add);
        long oldest = highest - OVERLAP;
        cursor.save(String.valueOf(highest), id -> Shapes.number(id) > oldest);
      }
      if (rows.size() < Stats.PAGE) {
        return;
      }
    }
  }
}
