/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import io.foresight.core.recommend.serve.WrittenSets;
import io.foresight.services.api.LiveChange;
import io.foresight.services.api.LiveScoring;
import io.foresight.services.api.RecommendationService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.unomi.api.Event;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.actions.ActionExecutor;
import org.apache.unomi.api.services.EventService;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes the recommendations of a slot to the profile, where conditions and segments see them, and
 * tells rules when the items are others than before. Nothing changes, and Unomi saves nothing, as
 * long as the items are the same: a rule on {@code profileUpdated} may use it.
 */
@Component(service = ActionExecutor.class, property = "actionExecutorId=foresightRecommend")
public final class RecommendAction extends ProfileAction {
  private static final String SLOT = "for-you";

  private @Nullable LiveScoring scoring;
  private @Nullable RecommendationService recommendations;
  private @Nullable EventService events;

  /** For the service runtime. */
  public RecommendAction() {
    super("Recommending");
  }

  @Reference
  void setScoring(LiveScoring service) {
    scoring = service;
  }

  @Reference
  void setRecommendations(RecommendationService service) {
    recommendations = service;
  }

  @Reference
  void setEvents(EventService service) {
    events = service;
  }

  @Override
  boolean change(Profile profile, Event event, Map<String, Object> parameters) {
    LiveScoring live = Objects.requireNonNull(scoring);
    Map<String, Object> present = ForesightContent.of(profile);
    if (!live.consents(StoredForm.consents(profile.getConsents()))) {
      return drop(profile, present);
    }
    String given = text(parameters, "slot");
    String slot = given == null ? SLOT : given;
    Map<String, Object> properties = ForesightContent.properties(profile);
    Map<String, Object> latest = live.latest(profile.getItemId(), present, properties);
    Map<String, Object> before = ForesightContent.map(latest.get(RecommendationService.RECOMMEND));
    Map<String, Object> after =
        Objects.requireNonNull(recommendations)
            .written(slot, profile.getItemId(), with(event, latest, profile, live), properties);
    if (after.equals(before)) {
      return false;
    }
    Map<String, Object> content = new HashMap<>(latest);
    content.put(RecommendationService.RECOMMEND, after);
    ForesightContent.set(profile, content);
    if (!"false".equals(text(parameters, "sendEvent"))) {
      tell(slot, WrittenSets.items(before, slot), after, profile, event);
    }
    return true;
  }

  /**
   * The content with this event, which may not have been folded yet: Unomi keeps no order. What is
   * put on the profile stays without it, so that whoever folds it tells what came of that.
   */
  private static Map<String, Object> with(
      Event event, Map<String, Object> latest, Profile profile, LiveScoring live) {
    return live.follows(event.getEventType())
        ? live.onEvent(
                profile.getItemId(),
                latest,
                ForesightContent.properties(profile),
                StoredForm.event(event))
            .map(LiveChange::content)
            .orElse(latest)
        : latest;
  }

  /** Without consent nothing is recommended to anybody in particular. */
  private static boolean drop(Profile profile, Map<String, Object> present) {
    if (present.get(RecommendationService.RECOMMEND) == null) {
      return false;
    }
    Map<String, Object> rest = new HashMap<>(present);
    rest.remove(RecommendationService.RECOMMEND);
    ForesightContent.set(profile, rest);
    return true;
  }

  private void tell(
      String slot, List<String> before, Map<String, Object> after, Profile profile, Event cause) {
    List<String> items = WrittenSets.items(after, slot);
    if (items.equals(before)) {
      return;
    }
    Event event =
        new Event(
            RecommendationService.CHANGED_EVENT,
            cause.getSession(),
            profile,
            cause.getScope(),
            null,
            null,
            cause.getTimeStamp());
    event.setProperty("slot", slot);
    event.setProperty("items", items);
    event.setProperty("previous", before);
    WrittenSets.slot(after, slot)
        .forEach(
            (name, value) -> {
              if (name.equals("set") || name.equals("tier") || name.equals("version")) {
                event.setProperty(name, value);
              }
            });
    event.setPersistent(false);
    Objects.requireNonNull(events).send(event);
  }
}
