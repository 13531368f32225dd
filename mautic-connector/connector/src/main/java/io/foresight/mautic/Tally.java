/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import io.foresight.core.delivery.SyncReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what a sync does and keeps the first problems. */
final class Tally {
  private static final int PROBLEMS = 20;
  private static final String[] NAMES = {
    "read",
    "unchanged",
    "created",
    "updated",
    "blanked",
    "joined",
    "left",
    "doNotContact",
    "withdrawn",
    "duplicates",
    "merged",
    "forgotten",
    "waiting",
    "failed",
    "skipped"
  };

  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  Tally() {
    for (String n : NAMES) {
      counts.put(n, 0L);
    }
  }

  void add(String name) {
    add(name, 1);
  }

  void add(String name, long n) {
    counts.merge(name, n, Long::sum);
  }

  long get(String name) {
    return counts.get(name);
  }

  void problem(String text) {
    if (problems.size() < PROBLEMS) {
      problems.add(Shapes.masked(text));
    }
  }

  SyncReport report() {
    return new SyncReport(counts, problems);
  }
}
