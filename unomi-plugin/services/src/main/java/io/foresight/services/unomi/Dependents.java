/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import io.foresight.services.api.SegmentWatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

  @Reference private PersistenceService persistence;
  @Reference private DefinitionsService definitions;

  private volatile List<Segment> segments = Collections.emptyList();
  private volatile boolean everything;

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
    boolean rules = persistence.getAllItems(Rule.class).stream().anyMatch(Dependents::onUpdate);
    segments = found;
    everything = plans || rules;
  }

  private static boolean enabled(Metadata metadata) {
    return metadata != null && metadata.isEnabled();
  }

  private boolean resolved(Condition condition) {
    return ScoreConditions.in(condition) && definitions.resolveConditionType(condition);
  }

  /** A rule on our content that nothing but an update of the profile calls. */
  private static boolean onUpdate(Rule rule) {
    Condition c = rule.getCondition();
    return enabled(rule.getMetadata())
        && ScoreConditions.in(c)
        && ScoreConditions.any(
            c, part -> PROFILE_UPDATED.equals(part.getParameterValues().get("eventTypeId")));
  }

  @Override
  public boolean concerns(Profile profile) {
    if (everything) {
      return true;
    }
    Set<String> listed = profile.getSegments() == null ? Set.of() : profile.getSegments();
    for (Segment s : segments) {
      if (persistence.testMatch(s.getCondition(), profile) != listed.contains(s.getItemId())) {
        return true;
      }
    }
    return false;
  }
}
