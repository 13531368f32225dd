/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureReader;
import io.foresight.core.features.FeatureState;
import io.foresight.core.recommend.interaction.InteractionWeights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemTraceTest {
  private static final long NOW = 1_780_000_000_000L;
  private static final InteractionWeights W = InteractionWeights.DEFAULT;
  private static final ProfileScorer SCORER = new ProfileScorer(new FeatureReader(), List.of());

  private static MappedEvent event(String id, Role role, long before, String... products) {
    return MappedEvent.builder(role, "p", NOW - before).id(id).products(List.of(products)).build();
  }

  private static Map<String, Object> live(List<MappedEvent> events) {
    Map<String, Object> content = Map.of();
    for (MappedEvent e : events) {
      Optional<LiveUpdate> update = SCORER.onEvents(content, Map.of(), List.of(e), false, NOW);
      content = update.map(LiveUpdate::content).orElse(content);
    }
    return content;
  }

  @Test
  void eventsOneByOne_giveWhatTheWholeHistoryGives() {
    List<MappedEvent> events =
        List.of(
            event("1", Role.PRODUCT_VIEW, 9_000, "a"),
            event("2", Role.CART_ADD, 8_000, "a"),
            event("3", Role.ORDER, 7_000, "a", "b"),
            event("4", Role.SEARCH, 6_000));
    FeatureState state = new FeatureState();
    events.forEach(e -> state.fold(e, NOW));
    Map<String, Object> rebuilt = SCORER.scoreAll(Map.of(), Map.of(), state, events, NOW);
    assertThat(ItemTrace.of(rebuilt, W).size()).isEqualTo(2);
    assertThat(ItemTrace.of(live(events), W)).isEqualTo(ItemTrace.of(rebuilt, W));
  }

  @Test
  void sameEventTwice_countsOnce() {
    MappedEvent order = event("1", Role.ORDER, 7_000, "a");
    assertThat(live(List.of(order, order)).get(ItemTrace.TRACE))
        .isEqualTo(live(List.of(order)).get(ItemTrace.TRACE));
  }

  @Test
  void eventsWithoutItems_leaveNoTrace() {
    Map<String, Object> content = live(List.of(event("1", Role.MAIL_OPEN, 1_000)));
    assertThat(content).containsKey(ForesightMap.STATE).doesNotContainKey(ItemTrace.TRACE);
    assertThat(ItemTrace.has(content)).isFalse();
    assertThat(ItemTrace.of(content, W).size()).isZero();
  }

  @Test
  void mergedProfiles_haveBothTraces() {
    Map<String, Object> one = live(List.of(event("1", Role.ORDER, 7_000, "a")));
    Map<String, Object> other = live(List.of(event("2", Role.ORDER, 5_000, "b")));
    Map<String, Object> both = SCORER.merge(one, Map.of(), List.of(other), NOW).orElseThrow();
    assertThat(ItemTrace.of(both, W).size()).isEqualTo(2);
    assertThat(ItemTrace.of(one, W).size()).as("the one before").isEqualTo(1);
  }

  @Test
  void rescoringInBulk_keepsTheTrace_andARebuildWithoutItemsTakesItAway() {
    Map<String, Object> content = live(List.of(event("1", Role.ORDER, 7_000, "a")));
    FeatureState state = ForesightMap.state(content);
    assertThat(SCORER.scoreAll(content, Map.of(), state, null, NOW))
        .containsEntry(ItemTrace.TRACE, content.get(ItemTrace.TRACE));
    assertThat(SCORER.scoreAll(content, Map.of(), state, List.of(), NOW))
        .containsEntry(ItemTrace.TRACE, null);
  }

  /** Or Unomi would save the profile after every event. */
  @Test
  void touchedItem_isNothingThatAnybodyActsOn() {
    Map<String, Object> content = live(List.of(event("1", Role.PRODUCT_VIEW, 9_000, "a")));
    LiveUpdate update =
        SCORER
            .onEvents(
                content, Map.of(), List.of(event("2", Role.PRODUCT_VIEW, 8_000, "b")), false, NOW)
            .orElseThrow();
    assertThat(update.content().get(ItemTrace.TRACE)).isNotEqualTo(content.get(ItemTrace.TRACE));
    assertThat(update.notable()).isFalse();
  }

  @Test
  void corruptTrace_countsAsNone() {
    for (String bad : new String[] {"AAAA", "no base64!", ""}) {
      Map<String, Object> content = new LinkedHashMap<>(Map.of(ItemTrace.TRACE, bad));
      assertThat(ItemTrace.of(content, W).size()).isZero();
      LiveUpdate update =
          SCORER
              .onEvents(content, Map.of(), List.of(event("1", Role.ORDER, 7_000, "a")), false, NOW)
              .orElseThrow();
      assertThat(ItemTrace.of(update.content(), W).size()).isEqualTo(1);
    }
  }

  @Test
  void manyItems_stayBounded() {
    List<MappedEvent> events = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      events.add(event("e" + i, Role.PRODUCT_VIEW, 2_000 - i, "item" + i));
    }
    Map<String, Object> content = live(events);
    assertThat(ItemTrace.of(content, W).size()).isEqualTo(200);
    assertThat(String.valueOf(content.get(ItemTrace.TRACE)).length()).isLessThan(12_000);
  }
}
