/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import io.foresight.services.api.LiveScoring;
import java.util.Objects;
import java.util.Set;
import org.apache.unomi.api.Event;
import org.apache.unomi.api.actions.Action;
import org.apache.unomi.api.actions.ActionExecutor;
import org.apache.unomi.api.services.EventListenerService;
import org.apache.unomi.api.services.EventService;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Folds and scores every mapped event as {@link FoldAndScoreAction} would in a rule, without what a
 * rule costs: Unomi evaluates its condition on several paths and sends a {@code ruleFired} event
 * through all listeners, in all more than half as dear as the action itself.
 */
@Component(service = EventListenerService.class)
public final class EventFollower implements EventListenerService {
  private static final Action NO_PARAMETERS = new Action();

  /** After these Unomi stores the session. */
  private static final Set<String> SAVING = Set.of("sessionCreated", "profileUpdated");

  private @Nullable LiveScoring scoring;
  private @Nullable ActionExecutor fold;

  @Reference
  void setScoring(LiveScoring service) {
    scoring = service;
  }

  @Reference(target = "(actionExecutorId=foresightFoldAndScore)")
  void setFold(ActionExecutor action) {
    fold = action;
  }

  @Override
  public boolean canHandle(Event event) {
    return SAVING.contains(event.getEventType()) || follows(event);
  }

  private boolean follows(Event event) {
    return Objects.requireNonNull(scoring).follows(event.getEventType());
  }

  @Override
  public int onEvent(Event event) {
    int changes =
        follows(event)
            ? Objects.requireNonNull(fold).execute(NO_PARAMETERS, event)
            : EventService.NO_CHANGE;
    if (event.getProfile() != null) {
      ForesightContent.keepOutOfSessions(event.getProfile());
    }
    return changes;
  }
}
