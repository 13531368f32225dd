/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.cluster;

import io.foresight.core.features.FeatureReader;
import io.foresight.core.features.FeatureState;
import io.foresight.core.insight.Insight;
import io.foresight.core.insight.Subject;
import io.foresight.core.table.Row;

/** Gathers a bounded sample of feature rows and the sketches of RFM. Not thread-safe. */
final class ClusterCollector implements Insight.Collector {
  private static final int ROWS = 4000;

  private final FeatureReader reader;
  private final ClusterView view;
  private final long now;
  private final Row row;
  final BoundedSample behaviour = new BoundedSample(ROWS);
  final BoundedSample engagement = new BoundedSample(ROWS);
  final RfmCells rfm = new RfmCells();

  ClusterCollector(FeatureReader reader, ClusterView view, long now) {
    this.reader = reader;
    this.view = view;
    this.now = now;
    row = reader.newRow();
  }

  @Override
  public void add(Subject subject) {
    FeatureState state = subject.state();
    if (state.events() == 0) {
      return;
    }
    reader.read(state, subject.properties(), now, row);
    // Nearly unique, and the same in every run as long as nothing happens.
    long identity = BoundedSample.mix(state.firstEvent()) ^ state.lastEvent() + state.events();
    behaviour.add(identity, view.behaviour(row));
    engagement.add(identity, view.engagement(row));
    if (view.isCustomer(row)) {
      rfm.add(view.daysSinceOrder(row), view.orderDays(row), view.amount(row));
    }
  }

  @Override
  public void merge(Insight.Collector other) {
    ClusterCollector theirs = (ClusterCollector) other;
    behaviour.merge(theirs.behaviour);
    engagement.merge(theirs.engagement);
    rfm.merge(theirs.rfm);
  }
}
