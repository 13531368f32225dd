/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import io.foresight.core.input.InvalidInputException;
import java.util.Map;
import org.elasticsearch.index.query.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A kind of condition on profiles. It means the same in memory and in a query, because both are
 * said by one definition.
 */
interface ProfileCondition {
  /** Begins all its ids. */
  String prefix();

  /** Id of the condition type. */
  default String typeId() {
    return prefix() + "Condition";
  }

  /** Id by which Unomi finds the evaluator. */
  default String evaluatorId() {
    return prefix() + "ConditionEvaluator";
  }

  /** Id by which Unomi finds the query builder. */
  default String queryBuilderId() {
    return prefix() + "ConditionESQueryBuilder";
  }

  /**
   * Whether it holds.
   *
   * @param values parameters as found in the condition
   * @param systemProperties of the profile
   * @throws InvalidInputException if a parameter is missing or out of range
   */
  boolean holds(
      @Nullable Map<String, Object> values,
      @Nullable Map<String, Object> systemProperties,
      long now);

  /**
   * The query for the profiles it holds for.
   *
   * @param values parameters as found in the condition
   * @throws InvalidInputException if a parameter is missing or out of range
   */
  QueryBuilder query(@Nullable Map<String, Object> values, long now);
}
