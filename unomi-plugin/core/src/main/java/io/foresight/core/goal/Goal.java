/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.goal;

import io.foresight.core.event.Role;
import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is predicted. Immutable; read from and written to JSON-like maps. A goal whose {@code
 * happens} is false predicts that the outcome does <em>not</em> happen: churn is "no order within
 * 90 days".
 */
public final class Goal {
  /** What is predicted. */
  public enum Kind {
    /** The probability that the outcome happens. */
    PROBABILITY,
    /** The sum of the outcome's amounts, e.g. what somebody will spend. */
    AMOUNT;

    /** As in JSON. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "name",
          "kind",
          "happens",
          "horizonDays",
          "outcome",
          "anchor",
          "population",
          "validDays",
          "bands");

  private final String id;
  private final String name;
  private final Kind kind;
  private final boolean happens;
  private final int horizonDays;
  private final Outcome outcome;
  private final @Nullable Role anchor;
  private final Population population;
  private final int validDays;
  private final Map<String, Object> bands;

  private Goal(Fields f) {
    this.id = f.string("id");
    if (!ID.matcher(id).matches()) {
      throw new InvalidInputException(
          f.at("id"), "must be a lower-case letter, then up to 39 letters, digits or -, was " + id);
    }
    String label = f.string("name", id);
    this.name = label == null ? id : label;
    this.kind = f.oneOf("kind", Kind.class, Kind.PROBABILITY);
    this.happens = f.bool("happens", true);
    this.horizonDays = f.integer("horizonDays", 30, 1, 730);
    if (!f.has("outcome")) {
      throw new InvalidInputException(
          f.at("outcome"), "is required: {\"role\": …} or {\"condition\": …}");
    }
    this.outcome = Outcome.from(f.object("outcome"));
    this.anchor = f.has("anchor") ? f.object("anchor").oneOf("role", Role.class, null) : null;
    this.population = Population.from(f.object("population"));
    this.validDays = f.integer("validDays", 7, 1, 365);
    this.bands = f.object("bands").asMap();
    outcome.check(f.object("outcome"), kind);
    if (kind == Kind.AMOUNT) {
      if (!happens) {
        throw new InvalidInputException(
            f.at("happens"), "must be true for a goal of kind amount: it has nothing to negate");
      }
      if ("percent".equals(bands.get("by"))) {
        throw new InvalidInputException(
            f.object("bands").at("by"), "must be percentile for a goal of kind amount");
      }
    }
  }

  /**
   * Reads a goal.
   *
   * @throws InvalidInputException naming the field
   */
  public static Goal from(Map<String, Object> json) {
    return new Goal(Fields.of("goal", json).allowOnly(KEYS));
  }

  /** The JSON form; {@link #from} reads it back to an equal goal. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("id", id);
    m.put("name", name);
    m.put("kind", kind.id());
    m.put("happens", happens);
    m.put("horizonDays", horizonDays);
    m.put("outcome", outcome.toMap());
    if (anchor != null) {
      m.put("anchor", Collections.singletonMap("role", Roles.json(anchor)));
    }
    m.put("population", population.toMap());
    m.put("validDays", validDays);
    m.put("bands", bands);
    return m;
  }

  /** Stable id, {@code [a-z][a-z0-9-]{0,39}}; models, scores and segments refer to it. */
  public String id() {
    return id;
  }

  /** What people call it; the id when none was given. */
  public String name() {
    return name;
  }

  /** What is predicted. Default a probability. */
  public Kind kind() {
    return kind;
  }

  /** Whether the outcome happening is what is predicted; false for churn. Default true. */
  public boolean happens() {
    return happens;
  }

  /** Length of the outcome window in days, 1..730. Default 30. */
  public int horizonDays() {
    return horizonDays;
  }

  /** What counts as the outcome. */
  public Outcome outcome() {
    return outcome;
  }

  /** Snapshots are taken just before events of this role; null for calendar dates. */
  public @Nullable Role anchor() {
    return anchor;
  }

  /** Who is predicted. */
  public Population population() {
    return population;
  }

  /** Days a score stays valid, 1..365. Default 7. */
  public int validDays() {
    return validDays;
  }

  /** Settings of the score bands as given; empty for the defaults. */
  public Map<String, Object> bands() {
    return bands;
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Goal && ((Goal) o).toMap().equals(toMap());
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "Goal " + id;
  }
}
