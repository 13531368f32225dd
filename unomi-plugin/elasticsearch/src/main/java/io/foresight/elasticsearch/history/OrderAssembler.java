/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Joins the rows of an order into one event. Rows of an order may be mixed with others, but not
 * more than {@value #REACH} rows apart, which bounds memory. An order that an earlier file holds is
 * a duplicate; orders do not go on from one file to the next. Rows that are no part of an order
 * (the log has no order numbers) are an event each: equal rows of one file are repeats, an equal
 * row of a later file is a duplicate.
 */
final class OrderAssembler {
  static final int REACH = 10_000;

  private final OrderRules rules;
  private final Tally tally;
  private final Consumer<HistoryRecord> sink;
  private final LongSet earlierFiles = new LongSet();
  private LongSet thisFile = new LongSet();
  private final Map<String, OpenOrder> open = new LinkedHashMap<>(256, 0.75f, true);
  private long rows;

  OrderAssembler(OrderRules rules, Tally tally, Consumer<HistoryRecord> sink) {
    this.rules = rules;
    this.tally = tally;
    this.sink = sink;
  }

  /** Makes the part of an order's event that its first row decides. */
  @FunctionalInterface
  interface Opening {
    /**
     * @param id the event's id
     */
    OpenOrder open(String id, String type);
  }

  /**
   * Takes a row.
   *
   * @param text the whole row, for its identity when it has no order number
   * @throws BadRowException saying why it cannot be used
   */
  void add(OrderLine line, String text, Opening opening) {
    rows++;
    String type = line.cancel ? rules.cancelType : rules.type;
    if (line.order.isEmpty()) {
      addAlone(line, type, text, opening);
      return;
    }
    String id = type + "-" + line.order;
    OpenOrder order = open.get(id);
    if (order == null) {
      order = begin(id, type, opening);
      if (order == null) {
        return;
      }
    }
    order.add(line, rows);
    closeOlderThan(rows - REACH);
  }

  private @Nullable OpenOrder begin(String id, String type, Opening opening) {
    long hash = Hashes.of(id);
    if (earlierFiles.contains(hash)) {
      tally.duplicates++;
      return null;
    }
    if (!thisFile.add(hash)) {
      throw new BadRowException(
          "order goes on more than " + REACH + " rows after its other rows: sort the file");
    }
    OpenOrder order = opening.open(id, type);
    open.put(id, order);
    return order;
  }

  private void addAlone(OrderLine line, String type, String text, Opening opening) {
    long hash = Hashes.of(type + "\n" + text);
    while (!thisFile.add(hash)) {
      hash = Hashes.mix(hash + 1);
    }
    if (earlierFiles.contains(hash)) {
      tally.duplicates++;
      return;
    }
    OpenOrder order = opening.open(type + "-" + Hashes.hex(hash), type);
    order.add(line, rows);
    sink.accept(order.toRecord());
  }

  private void closeOlderThan(long row) {
    Iterator<OpenOrder> oldest = open.values().iterator();
    while (oldest.hasNext()) {
      OpenOrder order = oldest.next();
      if (order.lastRow() >= row) {
        return;
      }
      oldest.remove();
      sink.accept(order.toRecord());
    }
  }

  /** Ends a file. */
  void endOfFile() {
    closeOlderThan(Long.MAX_VALUE);
    earlierFiles.addAll(thisFile);
    thisFile = new LongSet();
  }
}
