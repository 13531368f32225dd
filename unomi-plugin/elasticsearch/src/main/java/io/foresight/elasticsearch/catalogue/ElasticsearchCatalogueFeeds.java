/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.catalogue;

import io.foresight.core.catalogue.CatalogueFeeds;
import io.foresight.core.catalogue.CatalogueStore;
import io.foresight.core.catalogue.CatalogueUpdate;
import io.foresight.core.catalogue.FeedException;
import io.foresight.core.catalogue.FeedOptions;
import io.foresight.core.catalogue.FeedReader;
import io.foresight.core.catalogue.FeedReport;
import io.foresight.core.catalogue.FetchLimits;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.job.Progress;
import io.foresight.core.store.DocumentStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Feeds from files and from the web, into any store. */
public final class ElasticsearchCatalogueFeeds implements CatalogueFeeds {
  /** Where it is kept what was fetched last: by a hash, for addresses may hold secrets. */
  static final String COLLECTION = "catalogue-feeds";

  private final DocumentStore documents;
  private final CatalogueUpdate update;
  private final Clock clock;

  /**
   * @param clock tells when items came, and when a fetch takes too long
   */
  public ElasticsearchCatalogueFeeds(CatalogueStore store, DocumentStore documents, Clock clock) {
    this.documents = documents;
    this.update = new CatalogueUpdate(store, clock);
    this.clock = clock;
  }

  @Override
  public FeedReport file(Path file, FeedOptions options, Progress progress) {
    return update.apply(
        reader(file, String.valueOf(file.getFileName()), options), options, progress);
  }

  @Override
  public FeedReport fetch(URI address, FeedOptions options, FetchLimits limits, Progress progress)
      throws FeedException {
    Path file = null;
    try {
      file = Files.createTempFile("foresight-feed", ".tmp");
      return fetch(address, options, limits, file, progress);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(file);
    }
  }

  private FeedReport fetch(
      URI address, FeedOptions options, FetchLimits limits, Path file, Progress progress)
      throws FeedException {
    String id = Long.toHexString(MappedEvent.hash(address.toString()));
    String wanted = options.toMap().toString();
    FeedDownload.Version known = known(id, wanted);
    FeedDownload.Version fetched =
        new FeedDownload(limits, clock).fetch(address, known, file, progress);
    if (fetched == null) {
      return FeedReport.notModified(options);
    }
    String name = String.valueOf(address.getPath());
    FeedReport report = update.apply(reader(file, name, options), options, progress);
    if (report.problem() == null && report.removalRefused() == null) {
      Map<String, Object> m = new LinkedHashMap<>();
      m.put("etag", fetched.etag);
      m.put("lastModified", fetched.lastModified);
      m.put("options", wanted);
      m.put("at", clock.instant().toString());
      documents.put(COLLECTION, id, m);
    } else {
      documents.delete(COLLECTION, id);
    }
    return report;
  }

  private FeedDownload.Version known(String id, String options) {
    return documents
        .get(COLLECTION, id)
        .map(d -> d.source())
        .filter(m -> options.equals(m.get("options")))
        .map(
            m ->
                new FeedDownload.Version(
                    String.valueOf(m.getOrDefault("etag", "")),
                    String.valueOf(m.getOrDefault("lastModified", ""))))
        .orElse(new FeedDownload.Version("", ""));
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }

  private static FeedReader reader(Path file, String name, FeedOptions options) {
    FeedOptions.Format format = options.format();
    switch (format == null ? byName(name) : format) {
      case CSV:
        return new TableFeed(file, options, options.delimiter());
      case TSV:
        return new TableFeed(file, options, '\t');
      case XML:
        return new XmlFeed(file);
      default:
        return new JsonLinesFeed(file);
    }
  }

  private static FeedOptions.Format byName(String name) {
    String n = name.toLowerCase(Locale.ROOT);
    n = n.endsWith(".gz") ? n.substring(0, n.length() - 3) : n;
    switch (n.substring(n.lastIndexOf('.') + 1)) {
      case "csv":
        return FeedOptions.Format.CSV;
      case "tsv":
      case "txt":
        return FeedOptions.Format.TSV;
      case "jsonl":
      case "ndjson":
      case "json":
        return FeedOptions.Format.JSON_LINES;
      case "xml":
      case "rss":
      case "atom":
        return FeedOptions.Format.XML;
      default:
        throw new InvalidInputException(
            "feed.format", "must be csv, tsv, json_lines or xml; the name does not tell");
    }
  }
}
