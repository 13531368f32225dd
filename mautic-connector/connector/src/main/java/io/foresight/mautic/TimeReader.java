/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Reads a table whose rows change, in the order of the moment of their last change. */
final class TimeReader {
  private static final long OVERLAP_SECONDS = 300;

  private final Stats stats;
  private final String table;
  private final String column;
  private final String[] filter;
  private final BiFunction<JsonNode, String, List<Happening>> meaning;

  /**
   * @param column the moment of the last change
   * @param meaning what a row says that happened at or after a moment
   */
  TimeReader(
      Stats stats,
      String table,
      String column,
      BiFunction<JsonNode, String, List<Happening>> meaning,
      String... filter) {
    this.stats = stats;
    this.table = table;
    this.column = column;
    this.meaning = meaning;
    this.filter = filter;
  }

  void read(Cursor cursor, Consumer<List<Happening>> sink) {
    String since = Times.minus(cursor.position(), OVERLAP_SECONDS);
    String from = since;
    long start = 0;
    while (true) {
      List<JsonNode> rows = page(from, start);
      List<Happening> happenings = new ArrayList<>();
      String last = from;
      for (JsonNode row : rows) {
        last = row.path(column).asText(last);
        for (Happening h : meaning.apply(row, since)) {
          if (!cursor.seen(seenId(h))) {
            happenings.add(h);
          }
        }
      }
      if (!happenings.isEmpty()) {
        sink.accept(happenings);
        happenings.forEach(h -> cursor.add(seenId(h)));
        String position = last.compareTo(cursor.position()) > 0 ? last : cursor.position();
        String oldest = Times.minus(position, OVERLAP_SECONDS);
        // A page may end within the overlap of what was seen before it: keep by the older one.
        String keep = oldest.compareTo(since) < 0 ? oldest : since;
        boolean lastPage = rows.size() < Stats.PAGE;
        String keepFrom = lastPage ? oldest : keep;
        cursor.save(position, id -> id.compareTo(keepFrom) >= 0);
      }
      if (rows.size() < Stats.PAGE) {
        return;
      }
      // Rows that change while we read move to the end; paging by moment misses none of the others.
      start = last.equals(from) ? start + rows.size() : 0;
      from = last;
    }
  }

  private List<JsonNode> page(String from, long start) {
    String[] where = new String[filter.length + 3];
    System.arraycopy(filter, 0, where, 0, filter.length);
    where[filter.length] = column;
    where[filter.length + 1] = "gte";
    where[filter.length + 2] = from;
    return stats.page(table, column, start, where);
  }

  /** Begins with the moment, so that old ones can be forgotten by comparing. */
  private static String seenId(Happening h) {
    return Times.text(h.time) + " " + h.id;
  }
}
