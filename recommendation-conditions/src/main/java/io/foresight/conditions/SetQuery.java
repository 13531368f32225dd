/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import java.util.Collection;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryBuilders;

/** Conditions about what was written to profiles as queries on their index. */
final class SetQuery implements SetLogic<QueryBuilder> {
  private static final String PATH = "systemProperties.foresight.recommend.";

  private final long now;

  /**
   * @param now milliseconds since 1970 UTC
   */
  SetQuery(long now) {
    this.now = now;
  }

  @Override
  public QueryBuilder present(String slot) {
    return QueryBuilders.rangeQuery(PATH + RecommendCondition.path(slot, "validUntil"))
        .gt(now)
        .format("epoch_millis");
  }

  @Override
  public QueryBuilder anyOf(String field, Collection<String> words) {
    return QueryBuilders.termsQuery(PATH + field, words);
  }

  @Override
  public QueryBuilder and(QueryBuilder a, QueryBuilder b) {
    return QueryBuilders.boolQuery().filter(a).filter(b);
  }
}
