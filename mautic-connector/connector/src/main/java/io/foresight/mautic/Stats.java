/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Reads Mautic's tables page by page. */
final class Stats {
  static final int PAGE = 500;

  private final MauticClient client;

  Stats(MauticClient client) {
    this.client = client;
  }

  /**
   * @param filter further conditions, {@code col}, {@code expr}, {@code val} in threes
   */
  List<JsonNode> page(String table, String orderBy, long start, String... filter) {
    StringBuilder path = new StringBuilder("/api/stats/" + table + "?limit=" + PAGE);
    path.append("&start=").append(start);
    path.append("&order%5B0%5D%5Bcol%5D=").append(orderBy).append("&order%5B0%5D%5Bdir%5D=ASC");
    for (int i = 0; i < filter.length; i += 3) {
      String where = "&where%5B" + i / 3 + "%5D%5B";
      path.append(where).append("col%5D=").append(filter[i]);
      path.append(where).append("expr%5D=").append(filter[i + 1]);
      path.append(where).append("val%5D=").append(ContactWrites.encode(filter[i + 2]));
    }
    JsonNode body = client.get(path.toString()).body;
    // Mautic answers 200 to an unknown column or table, too.
    if (!body.has("stats")) {
      throw MauticException.garbage("GET /api/stats/" + table, Shapes.errors(body));
    }
    return Shapes.entities(body.path("stats"));
  }
}
