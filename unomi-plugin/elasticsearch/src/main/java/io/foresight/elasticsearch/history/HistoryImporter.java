/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import io.foresight.core.history.HistoryImport;
import io.foresight.core.history.ImportOptions;
import io.foresight.core.history.ImportReport;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.job.CancelledException;
import io.foresight.core.job.Progress;
import io.foresight.core.store.DocumentStore;
import io.foresight.elasticsearch.ElasticsearchConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports into the Elasticsearch of a Unomi 2.1. Thread-safe: each run has its own state. */
public final class HistoryImporter implements HistoryImport {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryImporter.class);

  private final ElasticsearchConnection connection;
  private final DocumentStore store;
  private final Clock clock;

  /**
   * @param store keeps checkpoints, in the collection {@code imports}
   * @param clock for {@code lastUpdated} of profiles and for the duration of runs
   */
  public HistoryImporter(ElasticsearchConnection connection, DocumentStore store, Clock clock) {
    this.connection = connection;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public ImportReport run(
      List<Path> files,
      @Nullable Map<String, Object> mapping,
      ImportOptions options,
      Progress progress) {
    long begin = clock.millis();
    if (files.isEmpty()) {
      throw new InvalidInputException("files", "must name at least one file");
    }
    @Nullable TableMapping table = mapping == null ? null : TableMapping.of(mapping);
    new UnomiIndices(connection).requireSetUp();
    Checkpoint checkpoint = Checkpoint.of(store, files, mapping, options);
    boolean resumed = checkpoint.events() > 0;
    try (RejectedLines rejected = rejected(files, options);
        Senders senders = new Senders(options.senders())) {
      rejected.clear();
      Tally tally = new Tally(rejected);
      ImportRun run = new ImportRun(connection, checkpoint, options, senders, rejected, clock);
      RecordSource source =
          table == null ? new JsonLinesSource(tally, run) : new CsvSource(table, tally, run);
      read(files, source, run, new BytesProgress(files, progress));
      new UnomiIndices(connection).refresh();
      run.finish(progress);
      new UnomiIndices(connection).refresh();
      ImportReport.Builder report = new ImportReport.Builder();
      run.report(report);
      return report
          .count("rows", tally.rows)
          .count("duplicates", tally.duplicates)
          .count("withoutCustomer", tally.withoutCustomer)
          .count("rejected", rejected.count())
          .leftOut(tally.leftOut())
          .rejectedFile(rejected.path())
          .took((clock.millis() - begin) / 1000.0, resumed)
          .build();
    } catch (IOException e) {
      throw new InvalidInputException("rejectedFile", "cannot be written: " + e.getMessage());
    }
  }

  private static void read(
      List<Path> files, RecordSource source, ImportRun run, BytesProgress progress) {
    try {
      for (int i = 0; i < files.size(); i++) {
        source.read(files.get(i), i, progress.of(i));
      }
    } catch (CancelledException | InvalidInputException e) {
      LOG.info("Import of history stops early; what was read until here is stored");
      run.store();
      throw e;
    }
    run.store();
  }

  private static RejectedLines rejected(List<Path> files, ImportOptions options) {
    Path target = options.rejectedFile();
    if (target == null) {
      Path first = files.get(0).toAbsolutePath();
      target = first.resolveSibling(first.getFileName() + ".rejected");
    }
    return new RejectedLines(target, files);
  }
}
