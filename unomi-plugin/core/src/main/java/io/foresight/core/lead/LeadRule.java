/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lead;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One rule: points for a condition, or per unit of a number, capped and fading. */
final class LeadRule {
  final String name;
  private final double points;
  private final double cap;
  private final @Nullable LeadCondition when;
  private final int per;
  private final int since;
  private final double halfLife;

  LeadRule(Fields f, Schema schema) {
    f.allowOnly(Set.of("name", "points", "when", "per", "cap", "decay"));
    name = f.string("name");
    if (!f.has("points")) {
      throw new InvalidInputException(f.at("points"), "is required, e.g. 10; below 0 takes away");
    }
    points = f.number("points", 0, -1000, 1000);
    if (points == 0) {
      throw new InvalidInputException(f.at("points"), "must not be 0");
    }
    cap = f.number("cap", Double.POSITIVE_INFINITY, 0, 10_000);
    if (!f.has("when") && !f.has("per")) {
      throw new InvalidInputException(
          f.at("when"), "or per must be given: what the points are for");
    }
    when = f.has("when") ? new LeadCondition(f.object("when"), schema) : null;
    per = f.has("per") ? number(f, "per", schema) : -1;
    Fields decay = f.object("decay").allowOnly(Set.of("since", "halfLifeDays"));
    since = f.has("decay") ? number(decay, "since", schema) : -1;
    if (since >= 0 && !decay.has("halfLifeDays")) {
      throw new InvalidInputException(decay.at("halfLifeDays"), "is required, in days");
    }
    halfLife = decay.number("halfLifeDays", 30, 0.1, 3650);
  }

  private static int number(Fields f, String field, Schema schema) {
    String column = f.string(field);
    int at = schema.numbers().indexOf(Column.number(column));
    if (at < 0) {
      throw new InvalidInputException(f.at(field), "must be a numeric feature, was " + column);
    }
    return at;
  }

  /** What the rule gives to a row; 0 when its condition does not hold or its number is missing. */
  double points(Row row) {
    if (when != null && !when.fits(row)) {
      return 0;
    }
    double p = points;
    if (per >= 0) {
      float units = row.numbers[per];
      p *= Float.isNaN(units) ? 0 : Math.max(0, units);
    }
    p = Math.max(-cap, Math.min(cap, p));
    if (since >= 0) {
      float days = row.numbers[since];
      // Never happened: nothing is left of the points.
      p *= Float.isNaN(days) ? 0 : Math.pow(0.5, Math.max(0, days) / halfLife);
    }
    return p;
  }
}
