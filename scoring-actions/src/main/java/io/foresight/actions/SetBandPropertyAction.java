/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.unomi.api.Event;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.actions.ActionExecutor;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Copies a goal's band, and its percent if wanted, into profile properties of the integrator's
 * choice: an explicit decision, since Unomi hands properties to browsers and anonymous sessions. A
 * score that is missing or expired removes them, so that nobody acts on a stale band.
 */
@Component(service = ActionExecutor.class, property = "actionExecutorId=foresightSetBandProperty")
public final class SetBandPropertyAction extends ProfileAction {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,99}");

  private @Nullable Clock clock;

  /** For the service runtime. */
  public SetBandPropertyAction() {
    super("Copying a band");
  }

  @Reference(target = "(foresight=true)")
  void setClock(Clock service) {
    clock = service;
  }

  @Override
  boolean change(Profile profile, Event event, Map<String, Object> parameters) {
    String goal = text(parameters, "goal");
    String bandProperty = text(parameters, "propertyName");
    String percentProperty = text(parameters, "percentPropertyName");
    if (goal == null || bandProperty == null) {
      throw new IllegalArgumentException(
          "foresightSetBandPropertyAction needs the parameters goal and propertyName");
    }
    Map<String, Object> score = ForesightContent.score(profile, goal);
    boolean valid = valid(score.get("validUntil"));
    boolean changed = set(profile, bandProperty, valid ? score.get("band") : null);
    if (percentProperty != null) {
      changed |= set(profile, percentProperty, valid ? score.get("percent") : null);
    }
    return changed;
  }

  private boolean valid(@Nullable Object until) {
    return until instanceof String
        && Instant.parse((String) until).isAfter(Objects.requireNonNull(clock).instant());
  }

  private static boolean set(Profile profile, String name, @Nullable Object value) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Profile property name must match " + NAME);
    }
    Map<String, Object> properties = new HashMap<>(ForesightContent.properties(profile));
    Object before = value == null ? properties.remove(name) : properties.put(name, value);
    if (Objects.equals(before, value)) {
      return false;
    }
    profile.setProperties(properties);
    return true;
  }
}
