/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import io.foresight.core.goal.Goal;
import io.foresight.core.learn.Split;
import io.foresight.core.learn.Splits;
import io.foresight.core.learn.TrainingSet;
import java.util.Map;
import java.util.stream.IntStream;

/** The rows of one goal: for learning, and from the untouched future for testing. */
public final class GoalDataset {
  private final Goal goal;
  private final SnapshotPlan plan;
  private final TrainingSet rows;
  private final int fitRows;
  private final Map<String, Object> provenance;

  GoalDataset(
      Goal goal, SnapshotPlan plan, TrainingSet rows, int fitRows, Map<String, Object> provenance) {
    this.goal = goal;
    this.plan = plan;
    this.rows = rows;
    this.fitRows = fitRows;
    this.provenance = provenance;
  }

  /** The goal. */
  public Goal goal() {
    return goal;
  }

  /** When the snapshots were taken. */
  public SnapshotPlan plan() {
    return plan;
  }

  /** All rows: first those to learn from, then those of the newest snapshots. */
  public TrainingSet rows() {
    return rows;
  }

  /** Which rows are for learning, choosing and testing. */
  public Split split() {
    return Splits.inTime(
        rows,
        IntStream.range(0, fitRows).toArray(),
        IntStream.range(fitRows, rows.size()).toArray(),
        plan.horizon(),
        "the newest snapshots are the test set; outcomes of all other rows were known before it");
  }

  /** Where the rows come from: events, profiles, windows, sampling rate. */
  public Map<String, Object> provenance() {
    return provenance;
  }
}
