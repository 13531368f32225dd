/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.shell;

import io.foresight.services.SegmentOperations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** {@code foresight:segments}. */
@Service
@Command(
    scope = "foresight",
    name = "segments",
    description = "Makes Unomi segments of what is known; lists ours without options")
public class SegmentsCommand extends ShellVerb {
  @Reference SegmentOperations segments;

  @Option(name = "--stage", description = "lifecycle stage", multiValued = true)
  List<String> stages;

  @Option(name = "--cluster", description = "cluster, by id", multiValued = true)
  List<String> clusters;

  @Option(name = "--persona", description = "engagement persona", multiValued = true)
  List<String> personas;

  @Option(name = "--high-value", description = "those who make 80 % of the predicted spend")
  boolean highValue;

  @Option(name = "--value", description = "predicted value at least")
  Integer value;

  @Option(name = "--lead-points", description = "points of the lead rules at least")
  Integer points;

  @Option(name = "--goal", description = "score of this goal")
  String goal;

  @Option(name = "--band", description = "band of the score", multiValued = true)
  List<String> bands;

  @Option(name = "--each", description = "one for each stage, cluster or persona")
  String each;

  @Option(name = "--id", description = "id; made from the rest when absent")
  String id;

  @Option(name = "--name", description = "name; made from the rest when absent")
  String name;

  @Override
  Object run() {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("stage", stages);
    request.put("cluster", clusters);
    request.put("persona", personas);
    request.put("highValue", highValue ? true : null);
    request.put("valueAtLeast", value);
    request.put("leadPoints", points);
    request.put("goal", goal);
    request.put("bands", bands);
    request.put("each", each);
    request.put("id", id);
    request.put("name", name);
    request.values().removeIf(v -> v == null || v instanceof List && ((List<?>) v).isEmpty());
    return request.isEmpty() ? segments.segments() : segments.createSegments(request);
  }
}
