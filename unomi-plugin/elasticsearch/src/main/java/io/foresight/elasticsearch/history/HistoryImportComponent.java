/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import io.foresight.core.history.HistoryImport;
import io.foresight.core.history.ImportOptions;
import io.foresight.core.history.ImportReport;
import io.foresight.core.job.Progress;
import io.foresight.core.store.DocumentStore;
import io.foresight.elasticsearch.ElasticsearchConnection;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Offers the import as a service, over the connection that Unomi's configuration describes. */
@Component(service = HistoryImport.class)
public final class HistoryImportComponent implements HistoryImport {
  private @Nullable ElasticsearchConnection connection;
  private @Nullable DocumentStore store;
  private @Nullable HistoryImport importer;

  @Reference
  void setConnection(ElasticsearchConnection value) {
    connection = value;
  }

  @Reference
  void setStore(DocumentStore value) {
    store = value;
  }

  @Activate
  void activate() {
    if (connection != null && store != null) {
      importer = new HistoryImporter(connection, store, Clock.systemUTC());
    }
  }

  @Override
  public ImportReport run(
      List<Path> files,
      @Nullable Map<String, Object> mapping,
      ImportOptions options,
      Progress progress) {
    HistoryImport active = importer;
    if (active == null) {
      throw new IllegalStateException("the component is not active");
    }
    return active.run(files, mapping, options, progress);
  }
}
