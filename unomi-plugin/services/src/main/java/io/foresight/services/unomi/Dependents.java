/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import io.foresight.services.api.SegmentWatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.unomi.api.Metadata;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.conditions.Condition;
import org.apache.unomi.api.rules.Rule;
import org.apache.unomi.api.segments.Scoring;
import org.apache.unomi.api.segments.Segment;
import org.apache.unomi.api.services.DefinitionsService;
import org.apache.unomi.persistence.spi.PersistenceService;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What in Unomi depends on our content of a profile; read again every few seconds. */
@Component(service = {SegmentWatch.class, Dependents.class})
public class Dependents implements SegmentWatch {
  private static final String PROFILE_UPDATED = "profileUpdated";

  private static final Set<String> OWN_ACTIONS =
      Set.of("evaluateProfileSegmentsAction", "evaluateProfileAgeAction");

  @Reference PersistenceService persistence;
  @Reference DefinitionsService definitions;

  private volatile List<Segment> segments = Collections.emptyList();
  private volatile boolean everything;
  private volatile boolean updatesFollowed;

  /** Looks what there is now; a few small queries. */
  public void refresh() {
    List<Segment> found = new ArrayList<>();
    for (Segment s : persistence.getAllItems(Segment.class)) {
      if (enabled(s.getMetadata()) && resolved(s.getCondition())) {
        found.add(s);
      }
    }
    boolean plans =
        persistence.getAllItems(Scoring.class).stream()
            .filter(s -> enabled(s.getMetadata()) && s.getElements() != null)
            .flatMap(s -> s.getElements().stream())
            .anyMatch(e -> ScoreConditions.in(e.getCondition()));
    List<Rule> onUpdate = new ArrayList<>(persistence.getAllItems(Rule.class));
    onUpdate.removeIf(r -> !enabled(r.getMetadata()) || !isOnUpdate(r.getCondition()));
    segments = found;
    everything = plans || onUpdate.stream().anyMatch(r -> ScoreConditions.in(r.getCondition()));
    updatesFollowed = onUpdate.stream().anyMatch(Dependents::doesMore);
  }

  private static boolean enabled(Metadata metadata) {
    return metadata != null && metadata.isEnabled();
  }

  private boolean resolved(Condition condition) {
    return ScoreConditions.in(condition) && definitions.resolveConditionType(condition);
  }

  /** Than Unomi's own rules on updates. */
  private static boolean doesMore(Rule rule) {
    return rule.getActions() != null
        && rule.getActions().stream().anyMatch(a -> !OWN_ACTIONS.contains(a.getActionTypeId()));
  }

  private static boolean isOnUpdate(Condition c) {
    return ScoreConditions.any(
        c,
        part ->
            "profileUpdatedEventCondition".equals(part.getConditionTypeId())
                || PROFILE_UPDATED.equals(part.getParameterValues().get("eventTypeId")));
  }

  @Override
  public Map<String, Boolean> moves(Profile profile) {
    Set<String> listed = profile.getSegments() == null ? Set.of() : profile.getSegments();
    Map<String, Boolean> moves = new HashMap<>();
    for (Segment s : segments) {
      boolean belongs = persistence.testMatch(s.getCondition(), profile);
      if (belongs != listed.contains(s.getItemId())) {
        moves.put(s.getItemId(), belongs);
      }
    }
    return moves;
  }

  @Override
  public boolean atOnce(Map<String, Boolean> moves) {
    return everything || updatesFollowed && !moves.isEmpty();
  }
}
