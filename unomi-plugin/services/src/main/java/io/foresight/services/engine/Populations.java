/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.score.PercentileTable;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.StoredDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The distribution of a model's values that percentiles refer to: at first over its test rows,
 * after each complete bulk run over everybody.
 */
final class Populations {
  private static final String COLLECTION = "populations";

  private final DocumentStore store;

  Populations(DocumentStore store) {
    this.store = store;
  }

  void put(String version, double[] sortedValues) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("version", version);
    m.put("table", Map.of("values", PercentileTable.of(sortedValues).toList()));
    store.put(COLLECTION, version, m);
  }

  Optional<PercentileTable> get(String version) {
    return store.get(COLLECTION, version).map(Populations::table);
  }

  private static PercentileTable table(StoredDocument d) {
    List<Double> values = new ArrayList<>();
    Object table = d.source().get("table");
    Object list = table instanceof Map ? ((Map<?, ?>) table).get("values") : null;
    if (list instanceof List) {
      ((List<?>) list).forEach(v -> values.add(((Number) v).doubleValue()));
    }
    return PercentileTable.fromList(values);
  }
}
