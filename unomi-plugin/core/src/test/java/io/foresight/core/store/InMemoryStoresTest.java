/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;

class InMemoryStoresTest {
  @Nested
  class Documents extends DocumentStoreContract {
    @Override
    protected DocumentStore emptyStore() {
      return new InMemoryDocumentStore();
    }
  }

  @Nested
  class Events extends EventSourceContract {
    private final InMemoryEventSource source = new InMemoryEventSource();

    @Override
    protected EventSource emptySource() {
      return source;
    }

    @Override
    protected void store(List<RawEvent> events) {
      source.addAll(events);
    }
  }

  @Nested
  class Profiles extends ProfileStoreContract {
    private final InMemoryProfileStore store = new InMemoryProfileStore();

    @Override
    protected ProfileStore emptyStore() {
      return store;
    }

    @Override
    protected void store(Map<String, Map<String, Object>> sourcesById) {
      sourcesById.forEach(store::put);
    }
  }
}
