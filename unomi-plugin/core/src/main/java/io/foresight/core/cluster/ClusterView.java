/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Picks what clusters are about out of a row of features. Immutable. */
final class ClusterView {
  private final int[] behaviour;
  private final int[] engagement;
  private final int daysSinceOrder;
  private final int orderDays;
  private final int amount;

  ClusterView(Schema schema) {
    List<String> names = new ArrayList<>();
    for (Column c : schema.numbers()) {
      names.add(c.name());
    }
    behaviour = indexes(names, ClusterColumns.behaviour().names());
    engagement = indexes(names, ClusterColumns.engagement().names());
    daysSinceOrder = index(names, "days_since_order");
    orderDays = index(names, "order_days");
    amount = index(names, "amount_total");
  }

  private static int[] indexes(List<String> names, Collection<String> wanted) {
    return wanted.stream().mapToInt(w -> index(names, w)).toArray();
  }

  private static int index(List<String> names, String wanted) {
    int i = names.indexOf(wanted);
    if (i < 0) {
      throw new IllegalArgumentException("there is no feature " + wanted);
    }
    return i;
  }

  float[] behaviour(Row row) {
    return pick(row, behaviour);
  }

  float[] engagement(Row row) {
    return pick(row, engagement);
  }

  boolean isCustomer(Row row) {
    return row.numbers[orderDays] >= 1;
  }

  double daysSinceOrder(Row row) {
    return row.numbers[daysSinceOrder];
  }

  double orderDays(Row row) {
    return row.numbers[orderDays];
  }

  double amount(Row row) {
    return row.numbers[amount];
  }

  private static float[] pick(Row row, int[] at) {
    float[] out = new float[at.length];
    for (int j = 0; j < at.length; j++) {
      out[j] = row.numbers[at[j]];
    }
    return out;
  }
}
