/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureReader;
import io.foresight.core.features.FeatureState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PendingEventsTest {
  private static final long T = 1_700_000_000_000L;

  private final PendingEvents pending = new PendingEvents(1_000);
  private final ProfileScorer scorer = new ProfileScorer(new FeatureReader(), List.of());

  @Test
  void eventsFoldedAgainOntoWhateverIsStored_countOnce() {
    Map<String, Object> stored = Map.of();
    Map<String, Object> seen = new HashMap<>();
    for (int i = 0; i < 200; i++) {
      List<MappedEvent> all = pending.add("p", view(i), 0, 0);
      LiveUpdate update =
          scorer.onEvents(stored, Map.of(), all, false, T + i * 1_000L).orElseThrow();
      List<MappedEvent> known = new ArrayList<>(all);
      known.removeAll(update.folded());
      pending.settle("p", known);
      seen = update.content();
      if (update.folded().size() >= PendingEvents.PER_PROFILE || i % 35 == 3) {
        stored = seen; // somebody saved the profile
      }
    }
    assertThat(ForesightMap.state(seen).count(Role.PRODUCT_VIEW)).isEqualTo(200);
    assertThat(pending.of("p").size()).isLessThanOrEqualTo(PendingEvents.PER_PROFILE);
  }

  @Test
  void theStateWithPendingEvents_isThatOfAllEventsInOneGo() {
    FeatureState whole = new FeatureState();
    for (int i = 0; i < 6; i++) {
      pending.add("p", view(i), 0, 0);
      whole.fold(view(i), T + i * 1_000L);
    }
    Map<String, Object> content =
        scorer
            .onEvents(Map.of(), Map.of(), pending.of("p"), true, T + 6_000)
            .orElseThrow()
            .content();
    assertThat(content.get("state")).isEqualTo(ForesightMap.pack(whole));
  }

  @Test
  void dueIsWhoWaitedLongEnough_andWhoHasNothingLeftIsForgotten() {
    MappedEvent first = view(1);
    pending.add("early", first, 5, 10);
    pending.add("early", view(2), 90, 100);
    pending.add("late", view(3), 50, 100);

    assertThat(pending.due(9, 100)).isEmpty();
    assertThat(pending.due(10, 100)).containsOnlyKeys("early");
    assertThat(pending.due(50, 1)).hasSize(1);
    pending.hasten("early", 20);
    assertThat(pending.due(19, 100)).as("sooner than hastened").containsOnlyKeys("early");
    pending.hasten("late", 30);
    pending.hasten("nobody", 30);
    assertThat(pending.due(30, 100)).containsOnlyKeys("early", "late");
    pending.postpone("late", 50, 90);
    pending.postpone("early", 60, 90);
    assertThat(pending.due(50, 100)).containsOnlyKeys("late");
    pending.settle("early", pending.of("early"));
    pending.forget("late");
    assertThat(pending.size()).isZero();
    pending.postpone("late", 5, 5);
    assertThat(pending.due(Long.MAX_VALUE / 2, 100)).isEmpty();
  }

  @Test
  void whoGoesOn_isWrittenOnceHePauses_butNotForeverLater() {
    pending.add("p", view(1), 10, 50);
    pending.add("p", view(2), 18, 58);
    assertThat(pending.due(17, 1)).as("still going on").isEmpty();
    assertThat(pending.due(18, 1)).containsOnlyKeys("p");
    for (int i = 3; i < 9; i++) {
      pending.add("p", view(i), 10 * i, 10 * i + 40);
    }
    assertThat(pending.due(49, 1)).isEmpty();
    assertThat(pending.due(50, 1)).as("since the first").containsOnlyKeys("p");
  }

  @Test
  void whoIsHastened_isNotPutOffByWhatComesThen() {
    pending.add("p", view(1), 100, 500);
    pending.hasten("p", 20);
    pending.add("p", view(2), 120, 520);
    assertThat(pending.due(20, 1)).containsOnlyKeys("p");
  }

  @Test
  void noRoom_isSaidByAnEmptyList_andWhoIsInStaysIn() {
    PendingEvents one = new PendingEvents(1);
    assertThat(one.add("a", view(1), 0, 0)).hasSize(1);
    assertThat(one.add("b", view(2), 0, 0)).isEmpty();
    assertThat(one.add("a", view(3), 0, 0)).hasSize(2);
    assertThat(new PendingEvents(0).add("a", view(1), 0, 0)).isEmpty();
  }

  @Test
  void aMillionEventsOfOnePersonThatNobodySaves_stayBounded() {
    for (int i = 0; i < 1_000_000; i++) {
      pending.add("p", view(i), 0, 0);
    }
    assertThat(pending.of("p")).hasSize(2 * PendingEvents.PER_PROFILE);
  }

  @Test
  void twoThreadsOnOnePerson_loseNothing() throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    List<Future<?>> both = new ArrayList<>();
    for (int t = 0; t < 2; t++) {
      int from = t * 10;
      both.add(
          two.submit(
              () -> {
                for (int i = from; i < from + 10; i++) {
                  pending.add("p", view(i), 0, 0);
                }
              }));
    }
    for (Future<?> f : both) {
      f.get();
    }
    two.shutdown();
    assertThat(pending.of("p")).hasSize(20);
  }

  private static MappedEvent view(int i) {
    return MappedEvent.builder(Role.PRODUCT_VIEW, "p", T + i * 1_000L).id("e" + i).build();
  }
}
