/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One segment that somebody asks for: its id, its name and its condition as JSON, all made from
 * what is asked, so that the same request names the same segment.
 */
final class SegmentRequest {
  static final Set<String> BANDS = Set.of("very_low", "low", "medium", "high", "very_high");

  private static final Set<String> NAMES =
      Set.of(
          "stage",
          "cluster",
          "persona",
          "highValue",
          "valueAtLeast",
          "leadPoints",
          "goal",
          "bands",
          "id",
          "name");
  private static final String FORESIGHT = "systemProperties.foresight.";

  private final List<Map<String, Object>> conditions = new ArrayList<>();
  private final List<String> idParts = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final String id;
  private final String name;

  /** What there is to choose from. */
  interface Known {
    /** Names of the lifecycle stages. */
    List<String> stages();

    /** Id to name of the clusters. */
    Map<String, String> clusters();

    /** Names of the personas. */
    List<String> personas();

    /** Ids of the goals. */
    List<String> goals();
  }

  /**
   * Reads a request.
   *
   * @throws InvalidInputException naming the field
   */
  SegmentRequest(Map<String, Object> request, Known known) {
    Fields f = Fields.of("", request).allowOnly(NAMES);
    if (f.has("stage")) {
      List<String> stages = chosen(f, "stage", known.stages());
      add("foresightLifecycleStageCondition", Map.of("stages", stages));
      named("stage-" + String.join("-", stages), String.join(" or ", stages).replace('_', ' '));
    }
    if (f.has("cluster")) {
      List<String> ids = chosen(f, "cluster", List.copyOf(known.clusters().keySet()));
      add("foresightClusterCondition", Map.of("clusters", ids));
      List<String> names = new ArrayList<>();
      ids.forEach(c -> names.add(known.clusters().get(c)));
      named("cluster-" + String.join("-", ids), String.join(" or ", names));
    }
    if (f.has("persona")) {
      List<String> personas = chosen(f, "persona", known.personas());
      add("foresightPersonaCondition", Map.of("personas", personas));
      named("persona-" + String.join("-", personas), String.join(" or ", personas));
    }
    if (f.has("highValue")) {
      highValue(f.bool("highValue", true));
    }
    if (f.has("valueAtLeast")) {
      int least = f.integer("valueAtLeast", 0, 0, Integer.MAX_VALUE);
      add("foresightPredictedValueCondition", Map.of("atLeast", least));
      named("value-" + least, "predicted value of " + least + " and more");
    }
    if (f.has("leadPoints")) {
      int least = f.integer("leadPoints", 0, -10_000, 10_000);
      property("lead.points", "greaterThanOrEqualTo", "propertyValueInteger", least);
      named("lead-points-" + least, least + " lead points and more");
    }
    bands(f, known);
    if (conditions.isEmpty()) {
      throw new InvalidInputException(
          "stage", "or cluster, persona, highValue, valueAtLeast, leadPoints, goal must be given");
    }
    id = f.string("id", slug());
    name = f.string("name", sentence());
  }

  private void highValue(boolean wanted) {
    if (wanted) {
      add("foresightHighValueCondition", Map.of());
    } else {
      property("value.highValue", "equals", "propertyValue", "false");
    }
    named(wanted ? "high-value" : "not-high-value", wanted ? "high value" : "not high value");
  }

  private void bands(Fields f, Known known) {
    if (!f.has("goal")) {
      if (f.has("bands")) {
        throw new InvalidInputException("goal", "must be given with bands");
      }
      return;
    }
    String goal = chosen(f, "goal", known.goals()).get(0);
    List<String> bands =
        f.has("bands") ? chosen(f, "bands", List.copyOf(BANDS)) : List.of("high", "very_high");
    add("foresightBandCondition", Map.of("goal", goal, "bands", bands));
    named(
        goal + "-" + String.join("-", bands),
        goal + " " + String.join(" or ", bands).replace('_', ' '));
  }

  private static List<String> chosen(Fields f, String field, List<String> allowed) {
    List<String> asked = f.raw(field) instanceof List ? f.strings(field) : List.of(f.string(field));
    for (String a : asked) {
      if (!allowed.contains(a)) {
        throw new InvalidInputException(field, "must be of " + allowed + ", was " + a);
      }
    }
    if (asked.isEmpty()) {
      throw new InvalidInputException(field, "must not be empty");
    }
    return asked;
  }

  private void property(String path, String operator, String kind, Object value) {
    add(
        "profilePropertyCondition",
        Maps.map("propertyName", FORESIGHT + path, "comparisonOperator", operator, kind, value));
  }

  private void add(String type, Map<String, Object> parameters) {
    conditions.add(Maps.map("type", type, "parameterValues", new LinkedHashMap<>(parameters)));
  }

  private void named(String idPart, String inWords) {
    idParts.add(idPart);
    words.add(inWords);
  }

  private String slug() {
    String slug = String.join("-", idParts).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return slug.replaceAll("^-|-$", "");
  }

  private String sentence() {
    String all = String.join(", ", words);
    return all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1);
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  /** A Unomi profile condition: {@code type, parameterValues}. */
  Map<String, Object> condition() {
    return conditions.size() == 1
        ? conditions.get(0)
        : Maps.map(
            "type",
            "booleanCondition",
            "parameterValues",
            Maps.map("operator", "and", "subConditions", conditions));
  }

  /**
   * One request for each value of {@code each}.
   *
   * @throws InvalidInputException if it says several things at once
   */
  static List<SegmentRequest> all(Map<String, Object> request, Known known) {
    Fields f = Fields.of("", request);
    if (!f.has("each")) {
      return List.of(new SegmentRequest(request, known));
    }
    String each = f.string("each");
    for (String taken : List.of("id", "name", each)) {
      if (f.has(taken)) {
        throw new InvalidInputException(taken, "must be absent when each is given");
      }
    }
    List<SegmentRequest> out = new ArrayList<>();
    for (String value : values(each, known)) {
      Map<String, Object> one = new LinkedHashMap<>(request);
      one.remove("each");
      one.put(each, value);
      out.add(new SegmentRequest(one, known));
    }
    return out;
  }

  private static List<String> values(String each, Known known) {
    switch (each) {
      case "stage":
        return known.stages();
      case "cluster":
        return List.copyOf(known.clusters().keySet());
      case "persona":
        return known.personas();
      default:
        throw new InvalidInputException("each", "must be stage, cluster or persona, was " + each);
    }
  }
}
