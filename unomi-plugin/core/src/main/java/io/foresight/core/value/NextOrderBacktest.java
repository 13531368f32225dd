/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value;

import io.foresight.core.nextorder.DateRange;
import io.foresight.core.nextorder.NextOrderModel;
import java.util.LinkedHashMap;
import java.util.Map;

/** Next orders: fitting to one snapshot, and checking on a later one. */
final class NextOrderBacktest {
  static final int WEEKS = 13;
  private static final int MAX_CUSTOMERS = 8000;

  private NextOrderBacktest() {}

  static NextOrderModel fit(Snapshot s) {
    NextOrderModel.Training t = new NextOrderModel.Training();
    // By hash, so the first ones are a fair sample.
    for (int i = 0; i < Math.min(MAX_CUSTOMERS, s.size()); i++) {
      Customer c = s.customers.get(i);
      t.add(s.parametric.outlook(c), c.days(), c.silence(), s.nextWeek(i), WEEKS);
    }
    return t.fit();
  }

  /** Expected against actual orders by week, and how often the date range held. */
  static Map<String, Object> check(Snapshot s, NextOrderModel model) {
    double expected = 0;
    double actual = 0;
    double error = 0;
    double[] bins = new double[10];
    double[] hits = new double[10];
    double[] count = new double[10];
    int ordered = 0;
    int inRange = 0;
    for (int i = 0; i < s.size(); i++) {
      Customer c = s.customers.get(i);
      double[] p = model.weeks(s.parametric.outlook(c), c.days(), c.silence(), WEEKS);
      int week = s.nextWeek(i);
      for (int k = 0; k < WEEKS; k++) {
        int bin = Math.min(9, (int) (40 * p[k]));
        bins[bin] += p[k];
        hits[bin] += week == k + 1 ? 1 : 0;
        count[bin]++;
        expected += p[k];
        actual += week == k + 1 ? 1 : 0;
      }
      if (week > 0) {
        DateRange r = DateRange.of(p);
        double day = s.entries.get(i).history.next(s.day, s.day + 7 * WEEKS) - s.day + 0.5;
        ordered++;
        inRange += day >= r.from() && day <= r.to() ? 1 : 0;
      }
    }
    double cells = 0;
    for (int b = 0; b < 10; b++) {
      error += Math.abs(bins[b] - hits[b]);
      cells += count[b];
    }
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("customers", s.size());
    m.put("expectedNextOrders", Math.rint(expected * 10) / 10);
    m.put("actualNextOrders", actual);
    if (cells > 0) {
      m.put("weeklyCalibrationError", Math.rint(1e5 * error / cells) / 1e5);
    }
    if (ordered > 0) {
      m.put("dateRangeCoverage", Math.rint(1e3 * inRange / ordered) / 1e3);
    }
    return m;
  }
}
