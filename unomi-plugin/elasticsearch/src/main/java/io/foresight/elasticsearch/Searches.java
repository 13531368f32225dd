/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import java.util.Map;
import org.elasticsearch.client.Request;

/** Searches that answer wholly or not at all: a shard that is away is an error, not a gap. */
final class Searches {
  private Searches() {}

  /**
   * @param indices index or pattern; none matching finds nothing
   */
  static Request request(String indices, Map<String, Object> body) {
    Request request = Json.request("POST", "/" + indices + "/_search", body);
    request.addParameter("ignore_unavailable", "true");
    request.addParameter("allow_no_indices", "true");
    // The count API has no such parameter, therefore it is not used.
    request.addParameter("allow_partial_search_results", "false");
    return request;
  }

  /** The answer to a search, with retries. */
  static Map<String, Object> search(
      ElasticsearchConnection connection, String what, String indices, Map<String, Object> body) {
    return Json.map(connection.send(what, request(indices, body)));
  }

  /** How many documents match, exactly. */
  static long count(
      ElasticsearchConnection connection, String what, String indices, Map<String, Object> query) {
    Map<String, Object> body = Map.of("size", 0, "track_total_hits", true, "query", query);
    Map<String, Object> answer = search(connection, what, indices, body);
    Map<String, Object> total = Json.object(Json.object(answer.get("hits")).get("total"));
    return ((Number) total.getOrDefault("value", 0)).longValue();
  }
}
