/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order whose rows are still coming. */
final class OpenOrder {
  private final String id;
  private final String type;
  private final int file;
  private final long firstLine;
  private final Map<String, Object> more;
  private final @Nullable String session;
  private final Map<String, Object> profile;
  private final Map<String, Boolean> consents;
  private final List<Map<String, Object>> lines = new ArrayList<>();
  private String customer = "";
  private String number = "";
  private String currency = "";
  private long time = Long.MAX_VALUE;
  private double amount;
  private double discount = Double.NaN;
  private double margin = Double.NaN;
  private long lastRow;

  /**
   * @param more further properties of the event
   */
  OpenOrder(
      String id,
      String type,
      int file,
      long firstLine,
      Map<String, Object> more,
      @Nullable String session,
      Map<String, Object> profile,
      Map<String, Boolean> consents) {
    this.id = id;
    this.type = type;
    this.file = file;
    this.firstLine = firstLine;
    this.more = more;
    this.session = session;
    this.profile = profile;
    this.consents = consents;
  }

  /**
   * @param row counts the rows of the import
   * @throws BadRowException if the row contradicts earlier ones
   */
  void add(OrderLine line, long row) {
    if (!lines.isEmpty() && !line.customer.equals(customer)) {
      throw new BadRowException("order belongs to another customer in an earlier row");
    }
    if (!lines.isEmpty() && !line.currency.equals(currency)) {
      throw new BadRowException("order has another currency in an earlier row");
    }
    customer = line.customer;
    number = line.order;
    currency = line.currency;
    time = Math.min(time, line.time);
    amount += line.amount;
    discount = sum(discount, line.discount);
    margin = sum(margin, line.margin);
    lines.add(line.toMap());
    lastRow = row;
  }

  private static double sum(double a, double b) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : a + b;
  }

  long lastRow() {
    return lastRow;
  }

  HistoryRecord toRecord() {
    Map<String, Object> p = new LinkedHashMap<>();
    p.put("orderId", number.isEmpty() ? id : number);
    p.put("amount", OrderLine.rounded(amount));
    if (!currency.isEmpty()) {
      p.put("currency", currency);
    }
    if (!Double.isNaN(discount)) {
      p.put("discount", OrderLine.rounded(discount));
    }
    if (!Double.isNaN(margin)) {
      p.put("margin", OrderLine.rounded(margin));
    }
    p.put("lines", Collections.unmodifiableList(lines));
    p.putAll(more);
    HistoryRecord r = new HistoryRecord(id, type, time, customer, p, file, firstLine);
    r.session = session;
    r.visit = true;
    r.profile = profile;
    r.consents = consents;
    return r;
  }
}
