/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lifecycle;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The stages and who is in them. As JSON:
 *
 * <pre>{@code
 * { "hysteresis": 0.1,              default 0.1: by how much a bound may be missed before one leaves
 *   "stages": [                     the first one all of whose conditions hold
 *     {"stage": "loyal",            lower case, digits and _; may occur again: then either will do
 *      "when": [                    all must hold; empty: everybody
 *        {"feature": "order_days", "atLeast": 5},
 *        {"feature": "silence", "atMost": 0.8},
 *        {"property": "address.country", "oneOf": ["DE", "AT"]},
 *        {"score": "purchase-30d", "value": "percentile", "atLeast": 80}]}]}
 * }</pre>
 *
 * A condition names a {@code feature}, a {@code property} of the profile or the {@code score} of a
 * goal ({@code value}: percent by default, percentile or value) and at least one of {@code
 * atLeast}, {@code atMost}, {@code oneOf}, {@code present}. What is missing fulfils nothing but
 * {@code "present": false}. Beside the features of events there are three that compare with the
 * shop: {@code silence} (share of returns that came sooner than the present silence, 0..1), {@code
 * comeback} (the same of the silence that the last order ended) and {@code order_rank} (share of
 * customers with fewer order days). Immutable.
 */
public final class LifecycleDefinition {
  /** One entry of the list. */
  static final class Stage {
    final String name;
    final List<Condition> when;

    Stage(String name, List<Condition> when) {
      this.name = name;
      this.when = when;
    }

    boolean holds(ProfileView profile, double slack) {
      for (Condition c : when) {
        if (!c.holds(profile, slack)) {
          return false;
        }
      }
      return true;
    }
  }

  /** More different stages make nobody wiser, and the report's matrix large. */
  private static final int MOST = 20;

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  private final Map<String, Object> json;
  private final List<Stage> stages = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final double hysteresis;

  private LifecycleDefinition(Map<String, Object> json, Schema schema) {
    this.json = Collections.unmodifiableMap(new LinkedHashMap<>(json));
    Fields in = Fields.of("lifecycle", json).allowOnly(Set.of("hysteresis", "stages"));
    hysteresis = in.number("hysteresis", 0.1, 0, 0.5);
    for (Fields f : in.objects("stages")) {
      f.allowOnly(Set.of("stage", "when"));
      String name = f.string("stage");
      if (!NAME.matcher(name).matches()) {
        throw new InvalidInputException(
            f.at("stage"), "must be 1..40 of a-z, 0-9 and _ and begin with a letter, was " + name);
      }
      List<Condition> when = new ArrayList<>();
      f.objects("when").forEach(c -> when.add(new Condition(c, schema)));
      stages.add(new Stage(name, when));
      names.add(name);
    }
    if (names.isEmpty() || names.size() > MOST) {
      throw new InvalidInputException(
          in.at("stages"), "must hold 1.." + MOST + " different stages, was " + names.size());
    }
  }

  /**
   * Reads a definition.
   *
   * @param schema the features there are
   * @throws InvalidInputException naming the field, e.g. {@code
   *     lifecycle.stages[2].when[0].atLeast}
   */
  public static LifecycleDefinition of(Map<String, Object> json, Schema schema) {
    return new LifecycleDefinition(json, schema);
  }

  /** The shipped stages, whose notion of silence adapts to the shop. */
  public static LifecycleDefinition usual(Schema schema) {
    return new LifecycleDefinition(UsualStages.json(), schema);
  }

  /** The stages' names, in the order of the definition. */
  public List<String> stages() {
    return new ArrayList<>(names);
  }

  /** The JSON form that {@link #of} reads back. */
  public Map<String, Object> toMap() {
    return json;
  }

  /**
   * The entry that fits. Somebody stays in his stage until its bounds are missed by more than the
   * hysteresis, unless a stage further up in the list takes him.
   *
   * @param current the name of his stage so far, null if none
   */
  @Nullable Stage stage(ProfileView profile, @Nullable String current) {
    for (Stage s : stages) {
      if (s.holds(profile, s.name.equals(current) ? hysteresis : 0)) {
        return s;
      }
    }
    return null;
  }
}
