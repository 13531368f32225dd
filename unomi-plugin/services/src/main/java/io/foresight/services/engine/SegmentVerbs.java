/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.goal.Goal;
import io.foresight.core.input.Fields;
import io.foresight.services.SegmentOperations;
import io.foresight.services.unomi.PredictiveSegments;
import io.foresight.services.unomi.ScoreQueries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The verbs of {@link SegmentOperations} over the engine. */
@Component(immediate = true, service = SegmentOperations.class)
public class SegmentVerbs implements SegmentOperations {
  @Reference private Engine engine;
  @Reference private PredictiveSegments segments;
  @Reference private ScoreQueries queries;

  @Override
  public List<Map<String, Object>> segments() {
    List<Map<String, Object>> out = new ArrayList<>();
    segments.ours().forEach(id -> out.add(Maps.map("id", id, "name", segments.nameOf(id))));
    return out;
  }

  @Override
  public List<Map<String, Object>> createSegments(Map<String, Object> request) {
    List<SegmentRequest> asked = SegmentRequest.all(request, new KnownNow());
    queries.refresh();
    List<Map<String, Object>> out = new ArrayList<>();
    for (SegmentRequest r : asked) {
      segments.put(r.id(), r.name(), "", r.condition());
      // Membership reaches Elasticsearch in Unomi's own time; who will be in it is known now.
      out.add(Maps.map("id", r.id(), "name", r.name(), "size", queries.count(r.condition())));
    }
    return out;
  }

  /** As the newest reports name them. */
  private final class KnownNow implements SegmentRequest.Known {
    private Fields report(String insight) {
      return Fields.of(insight, engine.known().report(insight)).object("report");
    }

    @Override
    public List<String> stages() {
      return report("lifecycle").object("definition").objects("stages").stream()
          .map(s -> s.string("stage"))
          .distinct()
          .collect(Collectors.toList());
    }

    @Override
    public Map<String, String> clusters() {
      Map<String, String> out = new LinkedHashMap<>();
      report("cluster")
          .objects("clusters")
          .forEach(c -> out.put(String.valueOf(c.raw("id")), c.string("name")));
      return out;
    }

    @Override
    public List<String> personas() {
      return report("cluster").objects("personas").stream()
          .map(p -> p.string("name"))
          .collect(Collectors.toList());
    }

    @Override
    public List<String> goals() {
      return engine.goals().all().stream().map(Goal::id).collect(Collectors.toList());
    }
  }
}
