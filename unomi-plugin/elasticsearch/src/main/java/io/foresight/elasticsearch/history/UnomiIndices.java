/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import io.foresight.core.store.StoreException;
import io.foresight.elasticsearch.ElasticsearchConnection;
import org.elasticsearch.client.Request;

/**
 * Unomi's own indices. It keeps an index template for its monthly indices, so a month that is not
 * there yet gets the right mapping by being written to. Without the templates the import would make
 * indices that Unomi cannot search, so it refuses.
 */
final class UnomiIndices {
  private final ElasticsearchConnection connection;

  UnomiIndices(ElasticsearchConnection connection) {
    this.connection = connection;
  }

  /**
   * @throws StoreException if Unomi never ran on this Elasticsearch with this index prefix
   */
  void requireSetUp() {
    String p = connection.indexPrefix();
    require("/_template/" + p + "-event-date-template");
    require("/_template/" + p + "-session-date-template");
    require("/" + p + "-profile");
  }

  private void require(String path) {
    Request request = new Request("HEAD", path);
    if (connection.send("Looking for " + path, request).getStatusLine().getStatusCode() == 200) {
      return;
    }
    throw new StoreException(
        "Unomi 2.1 has not set up Elasticsearch yet ("
            + path
            + " is missing): start it once with index prefix "
            + connection.indexPrefix(),
        null);
  }

  /** Makes what was written findable. */
  void refresh() {
    String p = connection.indexPrefix();
    connection.send(
        "Refreshing",
        new Request(
            "POST", "/" + p + "-profile," + p + "-event-date-*," + p + "-session-date-*/_refresh"));
  }
}
