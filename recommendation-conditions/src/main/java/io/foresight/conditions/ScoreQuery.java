/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.elasticsearch.index.query.QueryBuilder;
import org.elasticsearch.index.query.QueryBuilders;
import org.elasticsearch.script.Script;
import org.elasticsearch.script.ScriptType;

/** Conditions about one goal's score as queries on the profile index. */
final class ScoreQuery implements ScoreLogic<QueryBuilder> {
  private static final long DAY_MILLIS = 86_400_000L;
  private static final long DAY_FACTOR = 1000;

  /**
   * Doc values of the trail come in ascending order, that is by day. The text never changes, so
   * that Elasticsearch compiles it once; a goal that nobody was scored for yet has no fields.
   */
  private static final String CHANGED =
      "if (!doc.containsKey(params.trail) || !doc.containsKey(params.percent)"
          + " || doc[params.percent].size() == 0) { return false; }"
          + " for (long point : doc[params.trail]) {"
          + " if (point >= params.to) { return false; }"
          + " if (point >= params.from) {"
          + " long rise = doc[params.percent].value - point % 1000L;"
          + " return (params.up ? rise : -rise) >= params.points; } }"
          + " return false;";

  private final String path;
  private final long now;

  /**
   * @param goal goal id
   * @param now milliseconds since 1970 UTC
   */
  ScoreQuery(String goal, long now) {
    this.path = "systemProperties.foresight.scores." + goal + ".";
    this.now = now;
  }

  @Override
  public QueryBuilder present() {
    return and(
        QueryBuilders.rangeQuery(path + "validUntil").gt(now).format("epoch_millis"),
        QueryBuilders.existsQuery(path + "percent"));
  }

  @Override
  public QueryBuilder between(String field, int min, int max) {
    return QueryBuilders.rangeQuery(path + field).gte(min).lte(max);
  }

  @Override
  public QueryBuilder anyOf(String field, Collection<String> values) {
    return QueryBuilders.termsQuery(path + field, values);
  }

  @Override
  public QueryBuilder changed(int points, boolean up, int withinDays) {
    long today = Math.floorDiv(now, DAY_MILLIS);
    long from = (today - withinDays) * DAY_FACTOR;
    long to = today * DAY_FACTOR;
    Map<String, Object> params = new HashMap<>();
    params.put("trail", path + "trail");
    params.put("percent", path + "percent");
    params.put("from", from);
    params.put("to", to);
    params.put("up", up);
    params.put("points", points);
    // The range is answered by the index and spares the script most profiles.
    return and(
        QueryBuilders.rangeQuery(path + "trail").gte(from).lt(to),
        QueryBuilders.scriptQuery(
            new Script(ScriptType.INLINE, Script.DEFAULT_SCRIPT_LANG, CHANGED, params)));
  }

  @Override
  public QueryBuilder and(QueryBuilder a, QueryBuilder b) {
    return QueryBuilders.boolQuery().filter(a).filter(b);
  }

  @Override
  public QueryBuilder not(QueryBuilder a) {
    return QueryBuilders.boolQuery().mustNot(a);
  }
}
