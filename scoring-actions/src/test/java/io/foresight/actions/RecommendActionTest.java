/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import static io.foresight.actions.People.action;
import static io.foresight.actions.People.event;
import static io.foresight.actions.People.profile;
import static io.foresight.actions.RecordedRecommendations.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.unomi.api.Event;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.services.EventService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecommendActionTest {
  private final RecordedScoring scoring = new RecordedScoring();
  private final RecordedRecommendations recommendations = new RecordedRecommendations();
  private final List<Event> told = new ArrayList<>();
  private final RecommendAction action = new RecommendAction();

  @BeforeEach
  void bind() {
    EventService events = mock(EventService.class);
    when(events.send(any(Event.class)))
        .thenAnswer(
            call -> {
              told.add(call.getArgument(0));
              return EventService.NO_CHANGE;
            });
    action.setScoring(scoring);
    action.setRecommendations(recommendations);
    action.setEvents(events);
  }

  private int run(Profile profile, Map<String, Object> parameters) {
    return action.execute(action(parameters), event("view", profile));
  }

  @Test
  void newSet_isWritten_andTold_once() {
    recommendations.written = content("for-you", "a", "b");
    Profile profile = profile("p", Map.of("state", "AAAA"));

    assertThat(run(profile, Map.of())).isEqualTo(EventService.PROFILE_UPDATED);
    assertThat(ForesightContent.of(profile))
        .containsEntry("recommend", recommendations.written)
        .containsEntry("state", "AAAA");
    assertThat(told).hasSize(1);
    assertThat(told.get(0).getEventType()).isEqualTo("recommendationsChanged");
    assertThat(told.get(0).getProperties())
        .containsEntry("slot", "for-you")
        .containsEntry("items", List.of("a", "b"))
        .containsEntry("previous", List.of())
        .containsEntry("set", "s1")
        .containsEntry("tier", "personal");

    assertThat(run(profile, Map.of())).isEqualTo(EventService.NO_CHANGE);
    assertThat(told).hasSize(1);
  }

  @Test
  void sameItemsOfANewSet_areWritten_butNotTold() {
    recommendations.written = content("for-you", "a");
    Profile profile = profile("p", Map.of("recommend", content("for-you", "a")));
    recommendations.written =
        Map.of("slots", Map.of("for-you", Map.of("places", List.of("1|a"), "set", "s2")));

    assertThat(run(profile, Map.of())).isEqualTo(EventService.PROFILE_UPDATED);
    assertThat(told).isEmpty();
  }

  /** Unomi keeps no order among listeners: the rule may come before the folding. */
  @Test
  void theEventItself_counts_andIsLeftToWhoeverFoldsIt() {
    scoring.followed = Set.of("view");
    scoring.answer = Optional.of(Map.of("state", "with the event"));
    recommendations.written = content("for-you", "a");
    Profile profile = profile("p", Map.of("state", "without"));

    run(profile, Map.of());

    assertThat(recommendations.seen).containsExactly(Map.of("state", "with the event"));
    assertThat(ForesightContent.of(profile)).containsEntry("state", "without");
  }

  @Test
  void event_isNotSentUnlessWanted() {
    recommendations.written = content("refill", "a");

    run(profile("p", Map.of()), Map.of("slot", "refill", "sendEvent", false));

    assertThat(told).isEmpty();
  }

  @Test
  void withoutConsent_whatWasWrittenGoes_andNobodyIsAsked() {
    scoring.consent = false;
    Profile profile = profile("p", Map.of("state", "AAAA", "recommend", content("for-you", "a")));

    assertThat(run(profile, Map.of())).isEqualTo(EventService.PROFILE_UPDATED);
    assertThat(ForesightContent.of(profile)).containsOnlyKeys("state");
    assertThat(run(profile, Map.of())).isEqualTo(EventService.NO_CHANGE);
    assertThat(recommendations.askedFor).isEmpty();
  }

  @Test
  void unknownSlot_changesNothing_andFailsNoEvent() {
    Profile profile = profile("p", Map.of());

    assertThat(run(profile, Map.of("slot", "no-such"))).isEqualTo(EventService.NO_CHANGE);
    assertThat(action.failureCount()).isEqualTo(1);
  }
}
