/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import io.foresight.services.api.LiveChange;
import io.foresight.services.api.LiveScoring;
import io.foresight.services.api.SegmentWatch;
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

/**
 * Folds the event into the profile's feature state and rescores the profile. Unomi is told of the
 * change only when somebody acts on it, see {@link LiveChange#urgent()}: saving a profile costs
 * more than all the rest of an event.
 */
@Component(service = ActionExecutor.class, property = "actionExecutorId=foresightFoldAndScore")
public final class FoldAndScoreAction extends ScoringAction {
  private @Nullable LiveScoring scoring;

  /** For the service runtime. */
  public FoldAndScoreAction() {
    super("Folding an event");
  }

  @Reference
  void setScoring(LiveScoring service) {
    scoring = service;
  }

  @Reference
  void setEvents(EventService service) {
    tellThrough(service);
  }

  @Reference
  void setWatch(SegmentWatch service) {
    mindful(service);
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
    return service.onEvent(
        profile.getItemId(),
        present,
        ForesightContent.properties(profile),
        StoredForm.event(event));
  }
}
