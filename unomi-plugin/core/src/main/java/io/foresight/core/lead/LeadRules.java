/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lead;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A lead score by explicit points that an integrator defines. Immutable and thread-safe. As JSON:
 *
 * <pre>{@code
 * { "floor": 0, "cap": 100,                 bounds of the sum; defaults 0 and 100
 *   "rules": [
 *     { "name": "Decides", "points": 25,    for a condition on a feature or profile property:
 *       "when": {"column": "job_title", "contains": ["head of", "chief"]} },   texts in any case
 *     { "name": "Large company", "points": 15,
 *       "when": {"column": "company_size", "atLeast": 50, "below": 5000} },
 *     { "name": "Forms", "points": 10, "per": "forms", "cap": 30,              per unit of a number
 *       "decay": {"since": "days_since_form", "halfLifeDays": 30} } ] }        fading by half
 * }</pre>
 *
 * <p>A missing value gives no points. The cap of a rule holds before fading.
 */
public final class LeadRules {
  private final Map<String, Object> json;
  private final double floor;
  private final double cap;
  private final List<LeadRule> rules = new ArrayList<>();

  private LeadRules(Fields f, Schema schema) {
    f.allowOnly(Set.of("floor", "cap", "rules"));
    json = f.asMap();
    floor = f.number("floor", 0, -10_000, 10_000);
    cap = f.number("cap", 100, -10_000, 10_000);
    if (cap <= floor) {
      throw new InvalidInputException(f.at("cap"), "must be above floor, was " + cap);
    }
    Set<String> names = new HashSet<>();
    for (Fields rule : f.objects("rules")) {
      LeadRule r = new LeadRule(rule, schema);
      if (!names.add(r.name)) {
        throw new InvalidInputException(rule.at("name"), "must differ from all others: " + r.name);
      }
      rules.add(r);
    }
    if (rules.isEmpty()) {
      throw new InvalidInputException(f.at("rules"), "must hold at least one rule");
    }
  }

  /**
   * Reads rules.
   *
   * @param schema columns that rules may use: of the feature reader
   * @throws InvalidInputException naming the field, e.g. {@code leadScore.rules[1].when.column}
   */
  public static LeadRules of(Map<String, Object> json, Schema schema) {
    return new LeadRules(Fields.of("leadScore", json), schema);
  }

  /** The JSON form as it was given. */
  public Map<String, Object> toMap() {
    return new LinkedHashMap<>(json);
  }

  /** Points of a row, within floor and cap. */
  public double points(Row row) {
    double sum = 0;
    for (LeadRule r : rules) {
      sum += r.points(row);
    }
    return Math.max(floor, Math.min(cap, sum));
  }

  /** What each rule that gave any contributed, largest effect first, rounded to a tenth. */
  public Map<String, Double> explain(Row row) {
    List<LeadRule> given = new ArrayList<>(rules);
    given.removeIf(r -> Math.abs(r.points(row)) < 0.05);
    given.sort(Comparator.comparingDouble((LeadRule r) -> -Math.abs(r.points(row))));
    Map<String, Double> out = new LinkedHashMap<>();
    given.forEach(r -> out.put(r.name, Math.rint(10 * r.points(row)) / 10));
    return out;
  }
}
