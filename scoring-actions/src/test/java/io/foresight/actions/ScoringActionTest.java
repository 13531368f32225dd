/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import static io.foresight.actions.People.action;
import static io.foresight.actions.People.event;
import static io.foresight.actions.People.profile;
import static io.foresight.actions.People.score;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.core.store.RawEvent;
import io.foresight.services.api.SegmentWatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.unomi.api.Event;
import org.apache.unomi.api.Persona;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.Session;
import org.apache.unomi.api.services.EventService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class ScoringActionTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Object> OLD = content("AA", "2026-11-22T01:00:00Z", 40);

  private final RecordedScoring scoring = new RecordedScoring();
  private final FoldAndScoreAction fold = new FoldAndScoreAction();
  private final RescoreAction rescore = new RescoreAction();

  @BeforeEach
  void bind() {
    fold.setScoring(scoring);
    rescore.setScoring(scoring);
  }

  @Test
  void newContent_isPutOnTheProfileAndReported() {
    scoring.answer = Optional.of(Map.of("state", "AB"));
    Profile profile = profile("p", Map.of("state", "AA"));

    assertThat(fold.execute(action(Map.of()), event("productView", profile)))
        .isEqualTo(EventService.PROFILE_UPDATED);

    assertThat(ForesightContent.of(profile)).isEqualTo(Map.of("state", "AB"));
    assertThat(scoring.calls).singleElement().isInstanceOf(RawEvent.class);
  }

  @Test
  void theFollower_handlesWhatIsFollowed_asTheActionWould() {
    EventFollower follower = new EventFollower();
    follower.setScoring(scoring);
    follower.setFold(fold);
    scoring.followed = Set.of("productView");
    scoring.answer = Optional.of(Map.of("state", "AB"));
    Profile profile = profile("p", Map.of("state", "AA"));

    assertThat(follower.canHandle(event("order", profile))).isFalse();
    assertThat(follower.canHandle(event("productView", profile))).isTrue();
    assertThat(follower.onEvent(event("productView", profile)))
        .isEqualTo(EventService.PROFILE_UPDATED);
    assertThat(ForesightContent.of(profile)).isEqualTo(Map.of("state", "AB"));
  }

  @Test
  void whatUnomiStoresWithTheSession_isAProfileWithoutOurPart() throws IOException {
    EventFollower follower = new EventFollower();
    follower.setScoring(scoring);
    follower.setFold(fold);
    scoring.followed = Set.of("productView");
    for (String type : List.of("productView", "sessionCreated", "profileUpdated")) {
      scoring.answer = Optional.of(Map.of("state", "AB"));
      Profile profile = profile("p", Map.of("state", "AA", "scores", Map.of("churn-90d", 1)));
      profile.setSystemProperty("lastUpdated", "today");
      Session session = new Session("s1", profile, new Date(), "shop");
      Event event = event(type, profile);
      event.setSession(session);

      assertThat(follower.canHandle(event)).isTrue();
      follower.onEvent(event);

      JsonNode stored = JSON.valueToTree(session).path("profile").path("systemProperties");
      assertThat(stored.path("foresight").isNull()).as(type).isTrue();
      assertThat(stored.path("lastUpdated").asText()).isEqualTo("today");
      JsonNode ours = JSON.readTree(JSON.writeValueAsString(profile)).path("systemProperties");
      assertThat(JSON.convertValue(ours.path("foresight"), Map.class))
          .isEqualTo(ForesightContent.of(profile))
          .isNotEmpty();
    }
  }

  @Test
  void aChangeThatCanWait_isSeenByThisRequest_butUnomiSavesNothing() {
    scoring.answer = Optional.of(Map.of("state", "AB"));
    scoring.urgent = false;
    fold.setWatch(new Watch(Map.of(), false));
    Profile profile = profile("p", Map.of("state", "AA"));

    assertThat(fold.execute(action(Map.of()), event("productView", profile)))
        .isEqualTo(EventService.NO_CHANGE);
    assertThat(ForesightContent.of(profile)).isEqualTo(Map.of("state", "AB"));
  }

  @Test
  void whereSomebodyFollowsUpdates_aChangeOfSegmentsIsSavedAtOnce_withWhatWaited() {
    scoring.answer = Optional.of(Map.of("state", "AB"));
    scoring.urgent = false;
    scoring.waiting.put("p", Map.of("state", "AC"));
    fold.setWatch(new Watch(Map.of("high", true), true));
    Profile profile = profile("p", Map.of());

    assertThat(fold.execute(action(Map.of()), event("productView", profile)))
        .isEqualTo(EventService.PROFILE_UPDATED);
    assertThat(ForesightContent.of(profile)).isEqualTo(Map.of("state", "AC"));
  }

  @Test
  void whereNobodyDoes_theSegmentsAreRightInThisRequest_andStoredWithWhatWaits() {
    scoring.answer = Optional.of(Map.of("state", "AB"));
    scoring.urgent = false;
    fold.setWatch(new Watch(Map.of("high", true, "low", false), false));
    Profile profile = profile("p", Map.of());
    profile.setSegments(Set.of("low", "theirs"));

    assertThat(fold.execute(action(Map.of()), event("productView", profile)))
        .isEqualTo(EventService.NO_CHANGE);
    assertThat(profile.getSegments()).containsExactlyInAnyOrder("high", "theirs");
    assertThat(scoring.calls).contains(Map.of("high", true, "low", false));
  }

  private static final class Watch implements SegmentWatch {
    private final Map<String, Boolean> moves;
    private final boolean followed;

    Watch(Map<String, Boolean> moves, boolean followed) {
      this.moves = moves;
      this.followed = followed;
    }

    @Override
    public Map<String, Boolean> moves(Profile profile) {
      return moves;
    }

    @Override
    public boolean atOnce(Map<String, Boolean> of) {
      return followed;
    }
  }

  @Test
  void nothingNew_changesNothing() {
    Profile profile = profile("p", OLD);

    assertThat(fold.execute(action(Map.of()), event("view", profile)))
        .isEqualTo(EventService.NO_CHANGE);
    scoring.answer = Optional.of(content("AA", "2026-11-22T01:00:00Z", 40));
    assertThat(fold.execute(action(Map.of()), event("view", profile)))
        .isEqualTo(EventService.NO_CHANGE);
    assertThat(ForesightContent.of(profile)).isSameAs(OLD);
  }

  @Test
  void sameScoreComputedLater_doesNotAnswerProfileUpdatedWithAnother() {
    scoring.answer = Optional.of(content("AA", "2026-11-22T02:00:00Z", 40));

    assertThat(rescore.execute(action(Map.of()), event("profileUpdated", profile("p", OLD))))
        .isEqualTo(EventService.NO_CHANGE);
    assertThat(rescore.execute(action(Map.of()), event("view", profile("p", OLD))))
        .isEqualTo(EventService.PROFILE_UPDATED);
    scoring.answer = Optional.of(content("AA", "2026-11-22T02:00:00Z", 41));
    assertThat(rescore.execute(action(Map.of()), event("profileUpdated", profile("p", OLD))))
        .isEqualTo(EventService.PROFILE_UPDATED);
  }

  @Test
  void aChangeOfStage_isToldAsAnEvent_theFirstStageIsNot() {
    List<Event> told = new ArrayList<>();
    EventService unomi = Mockito.mock(EventService.class);
    Mockito.when(unomi.send(Mockito.any()))
        .thenAnswer(call -> told.add(call.getArgument(0)) ? EventService.NO_CHANGE : 0);
    fold.setEvents(unomi);
    Profile profile = profile("p", Map.of("state", "AA"));

    scoring.answer = Optional.of(stage("AB", "lead"));
    fold.execute(action(Map.of()), event("view", profile));
    assertThat(told).isEmpty();

    scoring.answer = Optional.of(stage("AC", "first_time_buyer"));
    fold.execute(action(Map.of()), event("order", profile));
    scoring.answer = Optional.of(stage("AD", "first_time_buyer"));
    fold.execute(action(Map.of()), event("view", profile));
    assertThat(told).hasSize(1);
    assertThat(told.get(0).getEventType()).isEqualTo("lifecycleChanged");
    assertThat(told.get(0).getProperties())
        .containsEntry("from", "lead")
        .containsEntry("to", "first_time_buyer");
  }

  @Test
  void aChangeOfStageThatCouldWait_isSavedAtOnce_soThatItIsToldOnce() {
    fold.setWatch(new Watch(Map.of(), false));
    scoring.urgent = false;
    scoring.answer = Optional.of(stage("AA", "at_risk"));
    scoring.waiting.put("p", stage("AB", "at_risk"));
    Profile profile = profile("p", stage("AA", "active"));

    assertThat(fold.execute(action(Map.of()), event("productView", profile)))
        .isEqualTo(EventService.PROFILE_UPDATED);
    assertThat(ForesightContent.of(profile)).isEqualTo(stage("AB", "at_risk"));
  }

  @Test
  void withoutConsent_nothingThatWasSaidStays() {
    scoring.consent = false;
    Map<String, Object> said = new HashMap<>(stage("AA", "lead"));
    said.put("scores", Map.of("purchase-30d", score(40, "medium", "2026-11-29T01:00:00Z")));
    said.put("unsubscribed", "2026-11-22T01:00:00Z");
    Profile profile = profile("p", said);

    fold.execute(action(Map.of()), event("view", profile));

    assertThat(ForesightContent.of(profile)).containsOnlyKeys("state", "unsubscribed");
  }

  private static Map<String, Object> stage(String state, String stage) {
    return Map.of("state", state, "lifecycle", Map.of("stage", stage, "why", "because"));
  }

  @Test
  void rescore_isForOneGoalOrAll() {
    rescore.execute(action(Map.of("goal", "churn-90d")), event("view", profile("p", OLD)));
    rescore.execute(action(Map.of("goal", " ")), event("view", profile("p", OLD)));
    rescore.execute(action(Map.of()), event("view", profile("p", OLD)));

    assertThat(scoring.calls).containsExactly(List.of("churn-90d"), List.of(), List.of());
  }

  @Test
  void nobodyIdentified_isLeftAlone() {
    scoring.answer = Optional.of(Map.of("state", "AB"));
    Profile anonymous = profile("p", Map.of());
    anonymous.setSystemProperty("isAnonymousProfile", true);
    Event anonymously = event("view", profile("p", Map.of()));
    anonymously.setProfileId(null);
    Event nobody = event("view", profile("p", Map.of()));
    nobody.setProfile(null);

    for (Event event :
        List.of(event("view", anonymous), event("view", new Persona("p")), anonymously, nobody)) {
      assertThat(fold.execute(action(Map.of()), event)).isEqualTo(EventService.NO_CHANGE);
    }
    assertThat(scoring.calls).isEmpty();
  }

  @Test
  void withoutConsent_nothingIsFoldedAndScoresGo() {
    scoring.consent = false;
    scoring.answer = Optional.of(Map.of("state", "AB"));
    Profile profile = profile("p", OLD);

    assertThat(fold.execute(action(Map.of()), event("order", profile)))
        .isEqualTo(EventService.PROFILE_UPDATED);
    assertThat(ForesightContent.of(profile)).isEqualTo(Map.of("state", "AA"));
    assertThat(fold.execute(action(Map.of()), event("order", profile)))
        .isEqualTo(EventService.NO_CHANGE);
    assertThat(scoring.calls).isEmpty();
  }

  @Test
  void failure_neverReachesUnomi() {
    Profile profile = profile("p", OLD);
    for (Throwable failure :
        List.of(new IllegalStateException("broken model"), new NoClassDefFoundError("gone"))) {
      scoring.failure = failure;
      assertThat(fold.execute(action(Map.of()), event("view", profile)))
          .isEqualTo(EventService.NO_CHANGE);
    }
    assertThat(fold.failureCount()).isEqualTo(2);
    assertThat(ForesightContent.of(profile)).isSameAs(OLD);
  }

  private static Map<String, Object> content(String state, String computedAt, int percent) {
    Map<String, Object> score = new HashMap<>(score(percent, "low", computedAt));
    score.put("computedAt", computedAt);
    return Map.of("state", state, "scores", Map.of("purchase-30d", score));
  }
}
