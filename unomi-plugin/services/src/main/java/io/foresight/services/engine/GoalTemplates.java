/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.goal.Goal;
import io.foresight.core.goal.ShippedGoals;
import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Goals that can be had by name: those every installation starts with, and more. */
final class GoalTemplates {
  /** Key of a goal's JSON that names the template it is made from. */
  static final String KEY = "template";

  private GoalTemplates() {}

  private static List<Goal> all() {
    List<Goal> out = new ArrayList<>(ShippedGoals.all());
    out.addAll(ShippedGoals.templates());
    return out;
  }

  /**
   * What a request for a goal amounts to: the template it names, with what else it says instead.
   *
   * @throws InvalidInputException if there is no such template
   */
  static Map<String, Object> filled(String id, Map<String, Object> json) {
    Object named = json.get(KEY);
    Map<String, Object> own = new LinkedHashMap<>(json);
    own.remove(KEY);
    if (named == null) {
      return own;
    }
    Map<String, Object> out =
        all().stream()
            .filter(g -> g.id().equals(named))
            .map(Goal::toMap)
            .findFirst()
            .orElseThrow(() -> unknown(named));
    out.put("id", id);
    out.putAll(own);
    return out;
  }

  private static InvalidInputException unknown(Object named) {
    List<String> ids = all().stream().map(Goal::id).collect(Collectors.toList());
    return new InvalidInputException("goal.template", "must be one of " + ids + ", was " + named);
  }

  /**
   * Each with what it needs and whether the data have it: {@code template, name, exists, ready,
   * needs, goal}.
   *
   * @param present ids of the goals there are
   */
  static List<Map<String, Object>> list(Readiness readiness, Set<String> present) {
    List<Map<String, Object>> out = new ArrayList<>();
    List<Goal> templates = all();
    List<Map<String, Object>> ready = readiness.of(templates);
    for (int i = 0; i < templates.size(); i++) {
      Goal g = templates.get(i);
      Fields r = Fields.of("readiness", ready.get(i));
      out.add(
          Maps.map(
              "template", g.id(),
              "name", g.name(),
              "exists", present.contains(g.id()),
              "ready", r.bool("ready", false),
              "needs", r.raw("checks"),
              "goal", g.toMap()));
    }
    return out;
  }
}
