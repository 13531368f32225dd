/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.dataset.DatasetBuilder;
import io.foresight.core.goal.Goal;
import io.foresight.core.governance.AuditLog;
import io.foresight.core.job.JobContext;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.privacy.DatasetExport;
import io.foresight.core.privacy.Pseudonyms;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the dataset of a goal for analysis elsewhere, without identifiers, and keeps what lies in
 * the folder free of those who were erased, on whichever node.
 */
final class Exports {
  private static final int MANY = 10_000;

  private final ExportFolder folder;
  private final Pseudonyms pseudonyms;
  private final AuditLog log;
  private final Clock clock;

  Exports(ExportFolder folder, Pseudonyms pseudonyms, AuditLog log, Clock clock) {
    this.folder = folder;
    this.pseudonyms = pseudonyms;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Exports.
   *
   * @param datasets with the same pseudonyms
   * @param by who asked for it, for the audit log
   * @return {@code goal, file, rows, bytes, pseudonymised, key}
   * @throws IllegalStateException if there are no rows, or too many
   * @throws io.foresight.core.input.InvalidInputException if a column looks like an identifier
   */
  Map<String, Object> run(Goal goal, DatasetBuilder datasets, String by, JobContext job) {
    long before = newest();
    TrainingSet rows = datasets.build(List.of(goal), clock.millis(), job).get(goal.id()).rows();
    if (rows.size() == 0) {
      throw new IllegalStateException(
          "there are no rows for " + goal.id() + " yet: see readiness for what is missing");
    }
    job.report("writing", 0, rows.size());
    String key = pseudonyms.keyFingerprint();
    Map<String, Object> file =
        folder.write(goal.id(), out -> DatasetExport.write(rows, goal.id(), key, out));
    // Whoever was erased while the rows were read is not to be in them.
    follow(before);
    Map<String, Object> out =
        Maps.map(
            "goal", goal.id(),
            "file", file.get("name"),
            "rows", rows.size(),
            "bytes", file.get("bytes"),
            "pseudonymised", true,
            "key", key);
    log.append("dataset.export", by, goal.id(), out);
    return out;
  }

  /**
   * Takes out whom any node has erased.
   *
   * @param after number of the audit log's entry up to which that is done
   * @return number of the newest entry
   */
  long follow(long after) {
    long newest = newest();
    if (newest > after) {
      Set<Long> erased = new HashSet<>();
      for (Map<String, Object> e : log.entries("", MANY)) {
        if (seq(e) > after && Forgetting.ACTION.equals(e.get("action"))) {
          erased.add(Long.parseUnsignedLong(String.valueOf(e.get("subject")), 16));
        }
      }
      if (!erased.isEmpty()) {
        folder.erase(erased);
      }
    }
    return newest;
  }

  private long newest() {
    return log.entries("", 1).stream().mapToLong(Exports::seq).findFirst().orElse(0);
  }

  private static long seq(Map<String, Object> entry) {
    return ((Number) entry.get("seq")).longValue();
  }
}
