/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import io.foresight.core.goal.Goal;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.job.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.unomi.api.Metadata;
import org.apache.unomi.api.segments.Segment;
import org.apache.unomi.api.services.DefinitionsService;
import org.apache.unomi.api.services.SegmentService;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Plain Unomi segments over score conditions, and their recomputation after a bulk rescore. */
@Component(service = PredictiveSegments.class)
public class PredictiveSegments {
  private static final String TAG = "foresight";
  private static final int MANY = 10_000;

  @Reference private SegmentService segments;
  @Reference private DefinitionsService definitions;

  /**
   * Creates or redefines the segment of everybody in certain bands of a goal.
   *
   * @param id segment id; must not belong to a segment that is not ours
   */
  public Map<String, Object> create(Goal goal, String id, String name, List<String> bands) {
    put(
        id,
        name,
        goal.name() + ": " + String.join(", ", bands),
        Map.of(
            "type",
            "foresightBandCondition",
            "parameterValues",
            Map.of("goal", goal.id(), "bands", bands)),
        "goal:" + goal.id());
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("id", id);
    out.put("name", name);
    out.put("goal", goal.id());
    out.put("bands", bands);
    return out;
  }

  /**
   * Creates or redefines a segment.
   *
   * @param id must not belong to a segment that is not ours
   * @param condition {@code type, parameterValues}
   * @param tags besides the one that marks it as ours
   */
  public void put(
      String id, String name, String description, Map<String, Object> condition, String... tags) {
    Segment existing = segments.getSegmentDefinition(id);
    if (existing != null && !existing.getMetadata().getTags().contains(TAG)) {
      throw new InvalidInputException(
          "id", "belongs to a segment that Foresight did not create: " + id);
    }
    Metadata metadata = new Metadata(id);
    metadata.setScope(Metadata.SYSTEM_SCOPE);
    metadata.setName(name);
    metadata.setDescription(description);
    metadata.setTags(new HashSet<>(Arrays.asList(tags)));
    metadata.getTags().add(TAG);
    metadata.setEnabled(true);
    Segment segment = new Segment(metadata);
    segment.setCondition(JsonConditions.of(condition, definitions));
    segments.setSegmentDefinition(segment);
  }

  /** Ids of the segments we created. */
  public List<String> ours() {
    List<String> out = new ArrayList<>();
    for (Metadata m : segments.getSegmentMetadatas(0, MANY, null).getList()) {
      if (m.getTags() != null && m.getTags().contains(TAG)) {
        out.add(m.getId());
      }
    }
    return out;
  }

  /** Name of a segment; its id when there is none. */
  public String nameOf(String id) {
    Segment s = segments.getSegmentDefinition(id);
    return s == null || s.getMetadata().getName() == null ? id : s.getMetadata().getName();
  }

  /** Removes the segments we created. */
  public int removeOurs() {
    List<String> ids = ours();
    ids.forEach(id -> segments.removeSegmentDefinition(id, false));
    return ids.size();
  }

  /**
   * Makes Unomi recompute every segment that depends on scores: bulk rescoring goes past its rules,
   * so it cannot know.
   *
   * @return how many segments
   */
  public int recompute(Progress progress) {
    List<Segment> dependent = new ArrayList<>();
    for (Metadata m : segments.getSegmentMetadatas(0, MANY, null).getList()) {
      Segment s = segments.getSegmentDefinition(m.getId());
      if (s != null && m.isEnabled() && ScoreConditions.in(s.getCondition())) {
        dependent.add(s);
      }
    }
    int done = 0;
    for (Segment s : dependent) {
      segments.setSegmentDefinition(s);
      progress.report("recomputing segments", ++done, dependent.size());
    }
    return done;
  }
}
