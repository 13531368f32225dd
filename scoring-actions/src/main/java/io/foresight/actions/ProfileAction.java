/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import java.util.Map;
import org.apache.unomi.api.Event;
import org.apache.unomi.api.Persona;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.actions.Action;
import org.apache.unomi.api.actions.ActionExecutor;
import org.apache.unomi.api.services.EventService;
import org.jspecify.annotations.Nullable;

/**
 * What our actions have in common: they work on identified people only, change the profile in
 * memory (Unomi saves it when the request ends) and never fail an event. Errors are caught too: a
 * {@link LinkageError} that escapes an action fails the visitor's request.
 */
abstract class ProfileAction implements ActionExecutor {
  private final Failures failures;

  ProfileAction(String what) {
    this.failures = new Failures(what);
  }

  @Override
  public final int execute(Action action, Event event) {
    try {
      Profile profile = event.getProfile();
      if (profile == null
          || profile instanceof Persona
          || profile.isAnonymousProfile()
          || event.getProfileId() == null) { // browses anonymously: history will not know it either
        return EventService.NO_CHANGE;
      }
      Map<String, Object> parameters = action.getParameterValues();
      return change(profile, event, parameters == null ? Map.of() : parameters)
          ? EventService.PROFILE_UPDATED
          : EventService.NO_CHANGE;
    } catch (Throwable failure) {
      failures.report(failure);
      return EventService.NO_CHANGE;
    }
  }

  /**
   * Changes the profile.
   *
   * @return whether anything is different now; saying so for equal content makes Unomi send {@code
   *     profileUpdated} again and again
   */
  abstract boolean change(Profile profile, Event event, Map<String, Object> parameters);

  /** How often this action failed since it was activated. */
  final long failureCount() {
    return failures.count();
  }

  /** A parameter as text, or null when it is absent or blank. */
  static @Nullable String text(Map<String, Object> parameters, String name) {
    Object value = parameters.get(name);
    return value == null || value.toString().isBlank() ? null : value.toString();
  }
}
