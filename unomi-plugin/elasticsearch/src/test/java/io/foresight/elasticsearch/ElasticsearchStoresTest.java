/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import io.foresight.core.catalogue.CatalogueStore;
import io.foresight.core.catalogue.CatalogueStoreContract;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.DocumentStoreContract;
import io.foresight.core.store.EventSource;
import io.foresight.core.store.EventSourceContract;
import io.foresight.core.store.ProfileStore;
import io.foresight.core.store.ProfileStoreContract;
import io.foresight.core.store.RawEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The contracts of the ports on a real Elasticsearch. */
@Tag("elasticsearch")
class ElasticsearchStoresTest {
  private static final ElasticsearchConnection SHARED = TestServer.connect();

  @AfterAll
  static void closeShared() {
    SHARED.close();
  }

  @Nested
  class Documents extends DocumentStoreContract {
    @Override
    protected DocumentStore emptyStore() {
      return new ElasticsearchDocumentStore(SHARED);
    }
  }

  @Nested
  class Catalogue extends CatalogueStoreContract {
    private final ElasticsearchConnection connection = TestServer.connect();

    @Override
    protected CatalogueStore emptyStore() {
      return new ElasticsearchCatalogueStore(connection);
    }

    @AfterEach
    void close() {
      connection.close();
    }
  }

  @Nested
  class Events extends EventSourceContract {
    private final ElasticsearchConnection connection = TestServer.connect();

    @Override
    protected EventSource emptySource() {
      return new ElasticsearchEventSource(connection);
    }

    @Override
    protected void store(List<RawEvent> events) {
      new UnomiEvents(connection).store(events);
    }

    @AfterEach
    void close() {
      connection.close();
    }
  }

  @Nested
  class Profiles extends ProfileStoreContract {
    private final ElasticsearchConnection connection = TestServer.connect();

    @Override
    protected ProfileStore emptyStore() {
      return new ElasticsearchProfileStore(connection);
    }

    @Override
    protected void store(Map<String, Map<String, Object>> sourcesById) {
      String index = connection.indexPrefix() + "-profile";
      TestServer.createLikeUnomi(connection, index, "profile");
      Bulk bulk = new Bulk(connection, "Storing profiles", index);
      sourcesById.forEach(bulk::index);
      bulk.close();
      emptyStore().refresh();
    }

    @AfterEach
    void close() {
      connection.close();
    }
  }
}
