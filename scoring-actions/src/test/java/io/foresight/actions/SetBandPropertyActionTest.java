/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import static io.foresight.actions.People.NOW;
import static io.foresight.actions.People.action;
import static io.foresight.actions.People.event;
import static io.foresight.actions.People.profile;
import static io.foresight.actions.People.score;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.services.EventService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SetBandPropertyActionTest {
  private static final String LATER = NOW.plusSeconds(1).toString();
  private static final Map<String, Object> PARAMETERS =
      Map.of("goal", "churn-90d", "propertyName", "atRisk", "percentPropertyName", "atRiskPercent");

  private final SetBandPropertyAction action = new SetBandPropertyAction();

  @BeforeEach
  void bind() {
    action.setClock(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void bandAndPercent_areCopiedOnce() {
    Profile profile = churn(score(90, "very_high", LATER));

    assertThat(run(PARAMETERS, profile)).isEqualTo(EventService.PROFILE_UPDATED);
    assertThat(profile.getProperties())
        .containsEntry("atRisk", "very_high")
        .containsEntry("atRiskPercent", 90);
    assertThat(run(PARAMETERS, profile)).isEqualTo(EventService.NO_CHANGE);
  }

  @Test
  void percent_isCopiedOnlyWhenAskedFor() {
    Profile profile = churn(score(90, "very_high", LATER));

    run(Map.of("goal", "churn-90d", "propertyName", "atRisk"), profile);

    assertThat(profile.getProperties()).containsOnlyKeys("atRisk");
  }

  @Test
  void expiredOrMissingScore_removesWhatWasCopied() {
    for (Profile profile :
        List.of(churn(score(90, "very_high", NOW.toString())), profile("p", Map.of()))) {
      profile.setProperty("atRisk", "high");
      profile.setProperty("name", "stays");

      assertThat(run(PARAMETERS, profile)).isEqualTo(EventService.PROFILE_UPDATED);
      assertThat(profile.getProperties()).containsOnlyKeys("name");
      assertThat(run(PARAMETERS, profile)).isEqualTo(EventService.NO_CHANGE);
    }
  }

  @Test
  void wrongParameters_changeNothing() {
    Profile profile = churn(score(90, "very_high", LATER));

    for (Map<String, Object> parameters :
        List.<Map<String, Object>>of(
            Map.of("goal", "churn-90d"),
            Map.of("propertyName", "atRisk"),
            Map.of("goal", "churn-90d", "propertyName", "a.b"))) {
      assertThat(run(parameters, profile)).isEqualTo(EventService.NO_CHANGE);
    }
    assertThat(profile.getProperties()).isEmpty();
    assertThat(action.failureCount()).isEqualTo(3);
  }

  private int run(Map<String, Object> parameters, Profile profile) {
    return action.execute(action(parameters), event("profileUpdated", profile));
  }

  private static Profile churn(Map<String, Object> score) {
    return profile("p", Map.of("scores", Map.of("churn-90d", score)));
  }
}
