/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.elasticsearch.index.query.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The conditions and what they mean. An expired score counts as absent in all of them. Defaults
 * here and in {@code META-INF/cxs/conditions} are the same (a test compares them).
 */
enum ScoreCondition implements ProfileCondition {
  /** The score in percent is within bounds, inclusive. */
  SCORE_BETWEEN("foresightScoreBetween") {
    @Override
    <Q> Q say(Fields p, ScoreLogic<Q> logic) {
      int min = p.integer("min", 1, 0, 100);
      int max = p.integer("max", 100, 0, 100);
      if (min > max) {
        throw new InvalidInputException(p.at("min"), "must not exceed max, was " + min);
      }
      return logic.and(logic.present(), logic.between("percent", min, max));
    }
  },

  /** The score is in one of the bands. */
  BAND("foresightBand") {
    @Override
    <Q> Q say(Fields p, ScoreLogic<Q> logic) {
      List<String> bands = p.strings("bands");
      if (bands.isEmpty()) {
        throw new InvalidInputException(p.at("bands"), "is required, any of " + BANDS);
      }
      for (String band : bands) {
        if (!BANDS.contains(band)) {
          throw new InvalidInputException(p.at("bands"), "may hold " + BANDS + ", had " + band);
        }
      }
      return logic.and(logic.present(), logic.anyOf("band", bands));
    }
  },

  /** The profile scores higher than this share of all profiles. */
  PERCENTILE("foresightPercentile") {
    @Override
    <Q> Q say(Fields p, ScoreLogic<Q> logic) {
      int atLeast = p.integer("atLeast", 80, 1, 100);
      return logic.and(logic.present(), logic.between("percentile", atLeast, 100));
    }
  },

  /** The score rose or fell. */
  SCORE_CHANGE("foresightScoreChange") {
    @Override
    <Q> Q say(Fields p, ScoreLogic<Q> logic) {
      boolean up = p.oneOf("direction", Direction.class, Direction.RISING) == Direction.RISING;
      int points = p.integer("points", 10, 1, 99);
      int withinDays = p.integer("withinDays", 7, 1, 30);
      return logic.and(logic.present(), logic.changed(points, up, withinDays));
    }
  },

  /** There is no score, or it has expired. */
  SCORE_MISSING("foresightScoreMissing") {
    @Override
    <Q> Q say(Fields p, ScoreLogic<Q> logic) {
      return logic.not(logic.present());
    }
  };

  /** Which way a score went. */
  enum Direction {
    RISING,
    FALLING
  }

  static final List<String> BANDS = List.of("very_low", "low", "medium", "high", "very_high");

  private static final Pattern GOAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  private final String prefix;

  ScoreCondition(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public String prefix() {
    return prefix;
  }

  @Override
  public boolean holds(
      @Nullable Map<String, Object> values, @Nullable Map<String, Object> profile, long now) {
    Fields p = Parameters.of(this, values);
    return say(p, new ProfileScore(profile, goal(p), now));
  }

  @Override
  public QueryBuilder query(@Nullable Map<String, Object> values, long now) {
    Fields p = Parameters.of(this, values);
    return say(p, new ScoreQuery(goal(p), now));
  }

  /**
   * Which goal the condition is about. The id becomes part of a field name, so that dots and
   * wildcards are refused.
   *
   * @throws InvalidInputException if it is missing or not a goal id
   */
  static String goal(Fields parameters) {
    String goal = parameters.string("goal");
    if (!GOAL.matcher(goal).matches()) {
      throw new InvalidInputException(parameters.at("goal"), "must match " + GOAL);
    }
    return goal;
  }

  /**
   * Says what this condition means.
   *
   * @throws InvalidInputException if a parameter is missing or out of range
   */
  abstract <Q> Q say(Fields parameters, ScoreLogic<Q> logic);
}
