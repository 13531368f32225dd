/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import io.foresight.services.api.LiveChange;
import io.foresight.services.api.LiveScoring;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.unomi.api.Event;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.actions.ActionExecutor;
import org.apache.unomi.api.services.EventService;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Scores the profile again without an event: one goal or all of them. */
@Component(service = ActionExecutor.class, property = "actionExecutorId=foresightRescore")
public final class RescoreAction extends ScoringAction {
  private @Nullable LiveScoring scoring;

  /** For the service runtime. */
  public RescoreAction() {
    super("Rescoring a profile");
  }

  @Reference
  void setScoring(LiveScoring service) {
    scoring = service;
  }

  @Reference
  void setEvents(EventService service) {
    tellThrough(service);
  }

  @Override
  LiveScoring scoring() {
    return Objects.requireNonNull(scoring);
  }

  @Override
  Optional<LiveChange> content(
      LiveScoring service,
      Map<String, Object> present,
      Profile profile,
      Event event,
      Map<String, Object> parameters) {
    String goal = text(parameters, "goal");
    Map<String, Object> properties = ForesightContent.properties(profile);
    Map<String, Object> latest = service.latest(profile.getItemId(), present, properties);
    return service
        .rescore(latest, properties, goal == null ? List.of() : List.of(goal))
        .map(content -> new LiveChange(content, true));
  }
}
