/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lifecycle;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.table.Column;
import io.foresight.core.table.Schema;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One condition of a stage; see {@link LifecycleDefinition} for its JSON. Immutable. */
final class Condition {
  /** Where the value comes from. */
  enum Source {
    FEATURE,
    PROPERTY,
    SCORE
  }

  private static final Set<String> SCORE_VALUES = Set.of("value", "percent", "percentile");

  final Source source;
  final String name;
  final String scoreValue;
  final @Nullable Double atLeast;
  final @Nullable Double atMost;
  final List<String> oneOf;
  final @Nullable Boolean present;

  /**
   * @throws InvalidInputException naming the field
   */
  Condition(Fields in, Schema schema) {
    in.allowOnly(
        Set.of("feature", "property", "score", "value", "atLeast", "atMost", "oneOf", "present"));
    int sources = (in.has("feature") ? 1 : 0) + (in.has("property") ? 1 : 0);
    if (sources + (in.has("score") ? 1 : 0) != 1) {
      throw new InvalidInputException(
          in.at("feature"), "or exactly one of property and score is required");
    }
    source =
        in.has("feature") ? Source.FEATURE : in.has("property") ? Source.PROPERTY : Source.SCORE;
    name = in.string(in.has("feature") ? "feature" : in.has("property") ? "property" : "score");
    if (source == Source.FEATURE && !known(name, schema)) {
      throw new InvalidInputException(
          in.at("feature"),
          "is unknown: " + name + "; beside the features of events there are " + Derived.names());
    }
    String value = in.string("value", "percent");
    scoreValue = value == null ? "percent" : value;
    if (in.has("value") && (source != Source.SCORE || !SCORE_VALUES.contains(scoreValue))) {
      throw new InvalidInputException(
          in.at("value"), "must be one of " + sorted(SCORE_VALUES) + " and goes with score only");
    }
    atLeast = bound(in, "atLeast");
    atMost = bound(in, "atMost");
    oneOf = List.copyOf(in.strings("oneOf"));
    present = in.has("present") ? Boolean.valueOf(in.bool("present", true)) : null;
    if (atLeast == null && atMost == null && oneOf.isEmpty() && present == null) {
      throw new InvalidInputException(
          in.at("atLeast"), "or at least one of atMost, oneOf (not empty), present is required");
    }
    if (atLeast != null && atMost != null && atLeast > atMost) {
      throw new InvalidInputException(in.at("atMost"), "must not be below atLeast");
    }
  }

  private static @Nullable Double bound(Fields in, String field) {
    return in.has(field) ? Double.valueOf(in.number(field, 0, -1e15, 1e15)) : null;
  }

  private static boolean known(String name, Schema schema) {
    return Derived.names().contains(name)
        || schema.columns().stream().map(Column::name).anyMatch(name::equals);
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().collect(Collectors.toList());
  }

  /**
   * Whether it holds.
   *
   * @param slack share by which a bound may be missed: what keeps somebody in his stage
   */
  boolean holds(ProfileView profile, double slack) {
    Object v = profile.value(this);
    boolean there = v != null && !(v instanceof Double && ((Double) v).isNaN());
    if (present != null && present != there) {
      return false;
    }
    if (atLeast == null && atMost == null && oneOf.isEmpty()) {
      return true;
    }
    if (v == null || !there || !oneOf.isEmpty() && !oneOf.contains(text(v))) {
      return false;
    }
    double d = number(v);
    return (atLeast == null || d >= atLeast - slack * Math.abs(atLeast))
        && (atMost == null || d <= atMost + slack * Math.abs(atMost));
  }

  private static double number(Object v) {
    if (v instanceof Number) {
      return ((Number) v).doubleValue();
    }
    try {
      return Double.parseDouble(v.toString().trim());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static String text(Object v) {
    boolean whole = v instanceof Double && (Double) v == Math.rint((Double) v);
    return whole ? Long.toString(((Double) v).longValue()) : v.toString();
  }
}
