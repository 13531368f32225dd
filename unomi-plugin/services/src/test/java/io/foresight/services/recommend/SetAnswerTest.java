/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.foresight.core.consent.ConsentGate;
import io.foresight.services.api.LiveScoring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SetAnswerTest {
  private static RoomInMemory shop;
  private static SetAnswer answers;
  private static String consenting;

  @BeforeAll
  static void learn() {
    shop = RoomInMemory.shop(150);
    shop.learn();
    shop.follow().scoreEverybody();
    consenting = shop.customers().get(0);
    LiveScoring scoring = mock(LiveScoring.class);
    when(scoring.latest(any(), any(), any())).thenAnswer(call -> call.getArgument(1));
    when(scoring.consents(any()))
        .thenAnswer(
            call ->
                new ConsentGate(shop.settings.scoringConsent())
                    .permits(call.getArgument(0), shop.clock.millis()));
    answers = new SetAnswer(shop.recommending, shop.profiles, scoring, shop.clock);
  }

  @Test
  void items_haveWhatIsToBeShown() {
    Map<String, Object> set = answers.of("for-you", Map.of("profile", consenting, "limit", 3));
    assertThat(set).containsEntry("personalised", true).containsKeys("id", "tier", "version");
    List<?> items = (List<?>) set.get("items");
    assertThat(items).hasSize(3);
    Map<?, ?> first = (Map<?, ?>) items.get(0);
    for (String name : List.of("item", "title", "reason", "why", "propensity")) {
      assertThat(first.get(name)).as(name).isNotNull();
    }
  }

  @Test
  void whoeverDidNotConsent_isAnsweredAsANewcomer_andNotNoted() {
    String without = somebodyWithoutConsent();
    Map<String, Object> set = answers.of("for-you", Map.of("profile", without, "shown", true));
    assertThat(set).containsEntry("personalised", false).containsEntry("tier", "rules");
    assertThat((List<?>) set.get("items")).isNotEmpty();
    shop.sets.write();
    shop.sets.refresh();
    assertThat(shop.sets.of(without, 10)).isEmpty();
  }

  private static String somebodyWithoutConsent() {
    List<String> out = new ArrayList<>();
    ConsentGate gate = new ConsentGate(shop.settings.scoringConsent());
    shop.profiles.scan(
        List.of(),
        0,
        1,
        p -> {
          if (!gate.permits(p.source().get("consents"), shop.clock.millis())) {
            out.add(p.id());
          }
        },
        (phase, done, all) -> {});
    return out.get(0);
  }

  @Test
  void shownSet_isNoted() {
    Map<String, Object> set = answers.of("for-you", Map.of("profile", consenting, "shown", true));
    shop.sets.write();
    shop.sets.refresh();
    assertThat(shop.sets.of(consenting, 10))
        .hasSize(1)
        .first()
        .satisfies(d -> assertThat(d).containsEntry("set", set.get("id")));
  }

  @Test
  void badRequests_areRefused() {
    assertThatThrownBy(() -> answers.of("for-you", Map.of("profile", "nobody")))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> answers.of("for-you", Map.of("limit", 51)))
        .hasMessageContaining("limit");
    assertThatThrownBy(() -> answers.of("for-you", Map.of("colour", "red")))
        .hasMessageContaining("colour");
    RoomInMemory empty = RoomInMemory.empty().follow();
    SetAnswer nothing =
        new SetAnswer(empty.recommending, empty.profiles, mock(LiveScoring.class), empty.clock);
    assertThatThrownBy(() -> nothing.of("for-you", Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("learn");
  }
}
