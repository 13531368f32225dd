/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureState;
import io.foresight.core.goal.Goal;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the rows of one goal, profile by profile. Not thread-safe: one per reading thread. */
final class GoalSampler {
  /** More mails than this per profile and part add little and let busy recipients dominate. */
  private static final int MAX_ANCHORS = 8;

  private final Goal goal;
  private final SnapshotPlan plan;
  private final TrainingSet.Builder train;
  private final TrainingSet.Builder test;

  GoalSampler(Goal goal, SnapshotPlan plan, Schema schema) {
    this.goal = goal;
    this.plan = plan;
    this.train = new TrainingSet.Builder(schema);
    this.test = new TrainingSet.Builder(schema);
  }

  /** Rows that one profile may give. */
  static int mostRows(Goal goal, SnapshotPlan plan) {
    return goal.anchor() == null ? plan.train().size() + plan.test().size() : 2 * MAX_ANCHORS;
  }

  Goal goal() {
    return goal;
  }

  TrainingSet.Builder train() {
    return train;
  }

  TrainingSet.Builder test() {
    return test;
  }

  /** The moments of this profile, by time. */
  List<Moment> moments(List<MappedEvent> events) {
    List<Moment> out = new ArrayList<>();
    Role anchor = goal.anchor();
    if (anchor == null) {
      plan.train().forEach(t -> out.add(new Moment(t, null, false)));
      plan.test().forEach(t -> out.add(new Moment(t, null, true)));
      return out;
    }
    int trains = 0;
    int tests = 0;
    for (int i = events.size() - 1; i >= 0; i--) {
      MappedEvent e = events.get(i);
      if (e.role() != anchor) {
        continue;
      }
      if (plan.isTest(e.time()) && tests < MAX_ANCHORS) {
        tests++;
        out.add(0, new Moment(e.time(), e.mailingId(), true));
      } else if (plan.isTrain(e.time()) && trains < MAX_ANCHORS) {
        trains++;
        out.add(0, new Moment(e.time(), e.mailingId(), false));
      }
    }
    return out;
  }

  boolean includes(FeatureState state, Moment moment) {
    return goal.population().includes(state, moment.time);
  }

  void add(Row row, Moment moment, OutcomeTimes outcome, long group) {
    TrainingSet.Builder rows = moment.test ? test : train;
    long until = moment.time + plan.horizon();
    if (goal.kind() == Goal.Kind.AMOUNT) {
      rows.addAmount(row, outcome.amount(moment.time, until), moment.time, group);
      return;
    }
    boolean happened = outcome.within(moment.time, until, moment.mailing);
    rows.add(row, happened == goal.happens(), moment.time, group);
  }

  /** A snapshot of one profile. */
  static final class Moment {
    final long time;
    final @Nullable String mailing;
    final boolean test;

    Moment(long time, @Nullable String mailing, boolean test) {
      this.time = time;
      this.mailing = mailing;
      this.test = test;
    }
  }
}
