/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import io.foresight.core.store.RawEvent;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.client.Request;

/** Stores events in monthly indices as Unomi does. */
final class UnomiEvents {
  private final ElasticsearchConnection connection;
  private final Set<String> indices = new HashSet<>();

  UnomiEvents(ElasticsearchConnection connection) {
    this.connection = connection;
  }

  String index(long at) {
    YearMonth month = YearMonth.from(Instant.ofEpochMilli(at).atZone(ZoneOffset.UTC));
    return connection.indexPrefix() + "-event-date-" + month;
  }

  void store(List<RawEvent> events) {
    Map<String, Bulk> bulks = new HashMap<>();
    for (RawEvent e : events) {
      String index = index(e.timeStamp());
      if (indices.add(index)) {
        TestServer.createLikeUnomi(connection, index, "event");
      }
      bulks
          .computeIfAbsent(index, i -> new Bulk(connection, "Storing events", i))
          .index(e.id(), e.source());
    }
    bulks.values().forEach(Bulk::close);
    refresh();
  }

  void refresh() {
    connection.send(
        "Refreshing", new Request("POST", "/" + connection.indexPrefix() + "-event-*/_refresh"));
  }

  void delete(long at) {
    connection.send("Deleting", new Request("DELETE", "/" + index(at)));
    indices.remove(index(at));
  }
}
