/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value;

import java.util.ArrayList;
import java.util.List;

/** The sampled customers as they were at one moment, with the models fitted to just that. */
final class Snapshot {
  final int day;
  final List<Customer> customers = new ArrayList<>();
  final List<SubjectSample.Entry> entries = new ArrayList<>();
  final Parametric parametric;
  private final int index;

  Snapshot(List<SubjectSample.Entry> all, int index, int day) {
    this.index = index;
    this.day = day;
    for (SubjectSample.Entry e : all) {
      if (e.history.before(day) > 0) {
        entries.add(e);
        customers.add(e.history.asOf(day));
      }
    }
    parametric = Parametric.fit(customers);
  }

  int size() {
    return customers.size();
  }

  float[] features(int i) {
    return entries.get(i).rows[index];
  }

  /** What customer i paid in the window after. */
  double spend(int i) {
    return entries.get(i).history.spend(day, day + ValueCollector.WINDOW);
  }

  /** In which week of the window after customer i ordered next, from 1; 0 for in none. */
  int nextWeek(int i) {
    int next = entries.get(i).history.next(day, day + ValueCollector.WINDOW);
    return next < 0 ? 0 : (next - day) / 7 + 1;
  }

  /** Customers who ordered in the window after. */
  int buyers() {
    int n = 0;
    for (int i = 0; i < size(); i++) {
      n += nextWeek(i) > 0 ? 1 : 0;
    }
    return n;
  }
}
