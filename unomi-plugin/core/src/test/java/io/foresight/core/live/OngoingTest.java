/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureReader;
import io.foresight.core.recommend.interaction.InteractionWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OngoingTest {
  private static final long NOW = 1_790_000_000_000L;
  private static final Role[] ROLES = {
    Role.PRODUCT_VIEW, Role.CART_ADD, Role.ORDER, Role.MAIL_OPEN, Role.SEARCH
  };

  private final ProfileScorer scorer = scorer();

  private static ProfileScorer scorer() {
    return new ProfileScorer(new FeatureReader(), List.of(), List.of(), InteractionWeights.DEFAULT);
  }

  @Test
  void goingOn_givesTheContentThatFoldingEverythingAnewGives() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      Map<String, Object> stored = content(events(random, random.nextInt(40), "old" + round));
      List<MappedEvent> visit = events(random, 15, "new" + round);
      Ongoing ongoing = scorer.begin(stored);
      for (int i = 0; i < visit.size(); i++) {
        assertThat(scorer.resume(ongoing, stored, visit.subList(0, i))).contains(ongoing);
        LiveUpdate update =
            scorer
                .onEvents(ongoing, stored, Map.of(), List.of(visit.get(i)), false, NOW)
                .orElseThrow();
        LiveUpdate anew =
            scorer.onEvents(stored, Map.of(), visit.subList(0, i + 1), false, NOW).orElseThrow();
        assertThat(update.content()).isEqualTo(anew.content());
        assertThat(update.folded()).isEqualTo(anew.folded());
        assertThat(update.forgotten()).isEqualTo(anew.forgotten());
        assertThat(update.weighty()).isEqualTo(anew.weighty());
        assertThat(update.said().get(ForesightMap.STATE)).isEqualTo(stored.get(ForesightMap.STATE));
      }
    }
  }

  @Test
  void anotherStateTraceOrEvent_isNotGoneOnWith() {
    Random random = new Random(8);
    List<MappedEvent> history = events(random, 9, "old");
    Map<String, Object> stored = content(history);
    List<MappedEvent> visit = events(random, 3, "new");
    Ongoing ongoing = scorer.begin(stored);
    scorer.onEvents(ongoing, stored, Map.of(), visit, false, NOW);

    assertThat(scorer.resume(ongoing, stored, visit)).isPresent();
    assertThat(scorer.resume(ongoing, content(history.subList(0, 8)), visit)).isEmpty();
    assertThat(scorer.resume(ongoing, stored, visit.subList(0, 2))).isEmpty();
    assertThat(scorer.resume(ongoing, stored, List.of(visit.get(1), visit.get(0), visit.get(2))))
        .isEmpty();
    assertThat(scorer.resume(null, stored, visit)).isEmpty();
    Map<String, Object> otherTrace = ForesightMap.copy(stored);
    otherTrace.put(ItemTrace.TRACE, "AAAA");
    assertThat(scorer.resume(ongoing, otherTrace, visit)).isEmpty();
  }

  @Test
  void aDuplicate_leavesNothingToSay() {
    MappedEvent view = events(new Random(9), 1, "one").get(0);
    Map<String, Object> stored = content(List.of(view));
    Ongoing ongoing = scorer.begin(stored);
    assertThat(scorer.onEvents(ongoing, stored, Map.of(), List.of(view), false, NOW)).isEmpty();
  }

  private Map<String, Object> content(List<MappedEvent> events) {
    Optional<LiveUpdate> update = scorer.onEvents(Map.of(), Map.of(), events, false, NOW);
    return update.map(LiveUpdate::content).orElse(Map.of());
  }

  private static List<MappedEvent> events(Random random, int n, String ids) {
    List<MappedEvent> out = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      out.add(
          MappedEvent.builder(
                  ROLES[random.nextInt(ROLES.length)], "p", NOW - random.nextInt(1_000_000_000))
              .id(ids + i)
              .products(List.of("product-" + random.nextInt(30)))
              .build());
    }
    return out;
  }
}
