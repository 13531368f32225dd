/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.dataset;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.features.FeatureState;
import java.util.List;
import java.util.function.BiConsumer;

/** Folds one profile's events in time and stops at each moment asked for. */
final class ProfileReplay {
  private ProfileReplay() {}

  /**
   * @param events by time
   * @param moments ascending, may repeat
   * @param at called with the index of the moment and the state of all events strictly before it;
   *     the state is live, so read it at once
   */
  static void run(List<MappedEvent> events, long[] moments, BiConsumer<Integer, FeatureState> at) {
    FeatureState state = new FeatureState();
    int next = 0;
    for (int m = 0; m < moments.length; m++) {
      while (next < events.size() && events.get(next).time() < moments[m]) {
        state.fold(events.get(next), moments[m]);
        next++;
      }
      at.accept(m, state);
    }
  }
}
