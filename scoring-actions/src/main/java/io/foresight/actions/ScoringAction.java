/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import io.foresight.services.api.LiveChange;
import io.foresight.services.api.LiveScoring;
import io.foresight.services.api.SegmentWatch;
import io.foresight.services.api.StageChange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.unomi.api.Event;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.services.EventService;
import org.jspecify.annotations.Nullable;

/** An action that replaces our content of a profile by what {@link LiveScoring} makes of it. */
abstract class ScoringAction extends ProfileAction {
  private static final String PROFILE_UPDATED = "profileUpdated";

  /** What we keep of a profile without saying anything about the person. */
  private static final Set<String> NOT_SAID =
      Set.of("state", "trace", "unsubscribed", "preferences", LiveScoring.MERGED_FROM);

  private @Nullable EventService events;
  private @Nullable SegmentWatch watch;

  ScoringAction(String what) {
    super(what);
  }

  /** Where stage changes are told; nothing is told without. */
  final void tellThrough(EventService service) {
    events = service;
  }

  /** Who depends on us; without, every change is Unomi's business. */
  final void mindful(SegmentWatch service) {
    watch = service;
  }

  /** The service; called once per execution. */
  abstract LiveScoring scoring();

  /** New content or empty, as in {@link LiveScoring}. */
  abstract Optional<LiveChange> content(
      LiveScoring scoring,
      Map<String, Object> present,
      Profile profile,
      Event event,
      Map<String, Object> parameters);

  @Override
  final boolean change(Profile profile, Event event, Map<String, Object> parameters) {
    LiveScoring scoring = scoring();
    Map<String, Object> present = ForesightContent.of(profile);
    if (!scoring.consents(StoredForm.consents(profile.getConsents()))) {
      return dropScores(profile, present);
    }
    Optional<LiveChange> change = content(scoring, present, profile, event, parameters);
    if (change.isEmpty() || unchanged(present, change.get().content(), event)) {
      return false;
    }
    Map<String, Object> content = change.get().content();
    ForesightContent.set(profile, content);
    Optional<Map<String, Object>> moved = StageChange.between(present, content);
    moved.ifPresent(c -> tell(c, profile, event));
    if (!change.get().urgent() && (moved.isPresent() || concerns(profile, scoring))) {
      settle(profile, scoring);
      return true;
    }
    return change.get().urgent();
  }

  /** Whether Unomi has to look at the profile now; if not, its segments are brought up to date. */
  private boolean concerns(Profile profile, LiveScoring scoring) {
    SegmentWatch dependents = watch;
    if (dependents == null) {
      return true;
    }
    Map<String, Boolean> moves = dependents.moves(profile);
    if (dependents.atOnce(moves)) {
      return true;
    }
    if (!moves.isEmpty()) {
      list(profile, moves);
      scoring.belongs(profile.getItemId(), moves);
    }
    return false;
  }

  /** What was told once must not be found anew by the next request, nor wait any longer. */
  private static void settle(Profile profile, LiveScoring scoring) {
    Map<String, Object> content = ForesightContent.of(profile);
    Map<String, Object> properties = ForesightContent.properties(profile);
    ForesightContent.set(profile, scoring.latest(profile.getItemId(), content, properties));
  }

  private static void list(Profile profile, Map<String, Boolean> moves) {
    Set<String> segments =
        new HashSet<>(profile.getSegments() == null ? Set.of() : profile.getSegments());
    moves.forEach(
        (segment, belongs) -> {
          if (belongs) {
            segments.add(segment);
          } else {
            segments.remove(segment);
          }
        });
    profile.setSegments(segments);
  }

  private void tell(Map<String, Object> change, Profile profile, Event cause) {
    EventService unomi = events;
    if (unomi == null) {
      return;
    }
    Event event =
        new Event(
            StageChange.EVENT,
            cause.getSession(),
            profile,
            cause.getScope(),
            null,
            null,
            cause.getTimeStamp());
    change.forEach(event::setProperty);
    event.setPersistent(true);
    unomi.send(event);
  }

  /**
   * Without consent nobody is scored; what was scored before must not be used any longer either.
   */
  private static boolean dropScores(Profile profile, Map<String, Object> present) {
    Map<String, Object> rest = new HashMap<>(present);
    if (!rest.keySet().retainAll(NOT_SAID)) {
      return false;
    }
    ForesightContent.set(profile, rest);
    return true;
  }

  /**
   * In a rule on {@code profileUpdated} even a fresh time stamp on the same score would call the
   * rule again, ten times deep.
   */
  private static boolean unchanged(
      Map<String, Object> before, Map<String, Object> after, Event event) {
    return before.equals(after)
        || (PROFILE_UPDATED.equals(event.getEventType())
            && ScoreComparison.differOnlyInTime(before, after));
  }
}
