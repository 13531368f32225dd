/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import io.foresight.core.input.InvalidInputException;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.unomi.api.conditions.Condition;
import org.apache.unomi.persistence.elasticsearch.conditions.ConditionESQueryBuilder;
import org.apache.unomi.persistence.elasticsearch.conditions.ConditionESQueryBuilderDispatcher;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryBuilders;
import org.jspecify.annotations.Nullable;

/** Builds the query of one kind of condition. */
final class ProfileQueryBuilder implements ConditionESQueryBuilder {
  private final ProfileCondition type;
  private final Supplier<Clock> clock;
  private final InvalidConditions invalid;

  ProfileQueryBuilder(ProfileCondition type, Supplier<Clock> clock, InvalidConditions invalid) {
    this.type = type;
    this.clock = clock;
    this.invalid = invalid;
  }

  @Override
  public QueryBuilder buildQuery(
      Condition condition,
      Map<String, Object> context,
      @Nullable ConditionESQueryBuilderDispatcher dispatcher) {
    try {
      return type.query(condition.getParameterValues(), clock.get().millis());
    } catch (InvalidInputException e) {
      invalid.report(e);
      // Anything else than a query that matches nothing would put every profile in the segment.
      return QueryBuilders.boolQuery().mustNot(QueryBuilders.matchAllQuery());
    }
  }
}
