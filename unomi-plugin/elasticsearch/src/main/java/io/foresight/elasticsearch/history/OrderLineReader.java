/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import io.foresight.elasticsearch.history.OrderRules.NotPositive;
import io.foresight.elasticsearch.history.TableMapping.Part;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes an order line of a row, or says why there is none. */
final class OrderLineReader {
  private final TableMapping mapping;
  private final TableColumns columns;
  private final Tally tally;

  OrderLineReader(TableMapping mapping, TableColumns columns, Tally tally) {
    this.mapping = mapping;
    this.columns = columns;
    this.tally = tally;
  }

  /**
   * The line, or null when the row is left out, which is counted.
   *
   * @throws BadRowException saying what is wrong with the row
   */
  @Nullable OrderLine read(Row row) {
    if (row.values.size() != columns.count()) {
      throw new BadRowException(
          "has " + row.values.size() + " columns in place of " + columns.count());
    }
    UnaryOperator<String> values = columns.values(row);
    for (RowFilter filter : mapping.filters) {
      if (filter.leavesOut(values)) {
        tally.leftOut(filter.rule());
        return null;
      }
    }
    String customer = text(row, Part.CUSTOMER);
    if (customer.isEmpty()) {
      tally.withoutCustomer++;
      return null;
    }
    return line(row, customer);
  }

  private @Nullable OrderLine line(Row row, String customer) {
    String order = text(row, Part.ORDER);
    if (order.isEmpty() && columns.has(Part.ORDER)) {
      throw new BadRowException("order is empty");
    }
    boolean byNumber =
        mapping.rules.cancelPattern != null && mapping.rules.cancelPattern.matcher(order).matches();
    double quantity = number(row, Part.QUANTITY, 1);
    if (!byNumber && leavesOut(quantity, mapping.rules.quantity, "quantity")) {
      return null;
    }
    boolean cancel = byNumber || quantity < 0;
    double sign = cancel ? -1 : 1;
    double price = price(row, quantity);
    if (leavesOut(price, mapping.rules.price, "price")) {
      return null;
    }
    return new OrderLine(
        cancel,
        customer,
        mapping.time.millis(text(row, Part.TIME)),
        order,
        text(row, Part.PRODUCT),
        text(row, Part.CATEGORY),
        sign * quantity,
        price,
        sign * number(row, Part.AMOUNT, price * quantity),
        number(row, Part.DISCOUNT, Double.NaN),
        number(row, Part.MARGIN, Double.NaN),
        currency(row));
  }

  private double price(Row row, double quantity) {
    double amount = number(row, Part.AMOUNT, Double.NaN);
    return number(row, Part.PRICE, quantity == 0 ? 0 : amount / quantity);
  }

  private boolean leavesOut(double value, NotPositive rule, String what) {
    if (value > 0 || rule == NotPositive.KEEP) {
      return false;
    }
    if (rule == NotPositive.REJECT) {
      throw new BadRowException(what + " must be more than 0, was " + value);
    }
    if (rule == NotPositive.CANCEL && value < 0) {
      return false;
    }
    tally.leftOut(what + " not positive");
    return true;
  }

  private String currency(Row row) {
    String currency = text(row, Part.CURRENCY);
    if (currency.isEmpty()) {
      return mapping.rules.currency == null ? "" : mapping.rules.currency;
    }
    if (!currency.matches("[A-Z]{3}")) {
      throw new BadRowException("currency must be a code of ISO 4217 such as EUR, was " + currency);
    }
    return currency;
  }

  private String text(Row row, Part part) {
    String s = columns.value(row, part);
    if (s.indexOf('\ufffd') >= 0) {
      throw new BadRowException(
          part.word()
              + " is not "
              + mapping.format.charset
              + "; set format.charset of the mapping");
    }
    return s;
  }

  private double number(Row row, Part part, double ifAbsent) {
    if (!columns.has(part)) {
      return ifAbsent;
    }
    String s = columns.value(row, part);
    if (s.isEmpty() && (part == Part.DISCOUNT || part == Part.MARGIN)) {
      return ifAbsent;
    }
    double d = Double.NaN;
    try {
      d = Double.parseDouble(mapping.format.decimal == ',' ? s.replace(',', '.') : s);
    } catch (NumberFormatException e) {
      // Said below.
    }
    if (Double.isNaN(d) || Double.isInfinite(d)) {
      throw new BadRowException(part.word() + " must be a number, was '" + s + "'");
    }
    return d;
  }
}
