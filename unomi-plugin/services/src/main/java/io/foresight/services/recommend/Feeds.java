/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.catalogue.CatalogueFeeds;
import io.foresight.core.catalogue.FeedException;
import io.foresight.core.catalogue.FeedOptions;
import io.foresight.core.catalogue.FeedReport;
import io.foresight.core.catalogue.FetchLimits;
import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.job.Progress;
import io.foresight.core.store.DocumentStore;
import io.foresight.services.engine.Maps;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Feeds of the catalogue: one at a time on command, and a standing one that is fetched again. */
final class Feeds {
  private static final String SETTINGS = "settings";
  private static final String STANDING = "catalogue-feed";
  private static final int MOST_HOURS = 8_760;

  private final CatalogueFeeds feeds;
  private final DocumentStore store;
  private final Function<String, Path> file;

  /**
   * @param file of the import folder by name
   */
  Feeds(CatalogueFeeds feeds, DocumentStore store, Function<String, Path> file) {
    this.feeds = feeds;
    this.store = store;
    this.file = file;
  }

  /**
   * Checks a request before it becomes a job: {@code file} or {@code url}, {@code options}, {@code
   * limits}, {@code everyHours}.
   *
   * @throws InvalidInputException naming the field
   */
  Map<String, Object> checked(Map<String, Object> request) {
    Fields f =
        Fields.of("", request).allowOnly(Set.of("file", "url", "options", "limits", "everyHours"));
    if (f.has("file") == f.has("url")) {
      throw new InvalidInputException("file", "or url must be given, and not both");
    }
    if (f.has("file")) {
      Objects.requireNonNull(file.apply(f.string("file")));
    } else {
      address(f);
    }
    FeedOptions.from("options", f.object("options").asMap());
    limits(f, List.of());
    int hours = f.integer("everyHours", 0, 0, MOST_HOURS);
    Map<String, Object> out = new LinkedHashMap<>(request);
    out.remove("everyHours");
    if (f.has("everyHours")) {
      store.put(SETTINGS, STANDING, Maps.map("hours", hours, "feed", hours == 0 ? Map.of() : out));
    }
    return out;
  }

  /** How often the standing feed is fetched; zero without one. */
  Duration every() {
    return store
        .get(SETTINGS, STANDING)
        .map(d -> Fields.of(STANDING, d.source()).integer("hours", 0, 0, MOST_HOURS))
        .map(Duration::ofHours)
        .orElse(Duration.ZERO);
  }

  /** The standing feed; empty without one. */
  Map<String, Object> standing() {
    return store
        .get(SETTINGS, STANDING)
        .map(d -> Fields.of(STANDING, d.source()).object("feed").asMap())
        .orElse(Map.of());
  }

  private static URI address(Fields f) {
    String url = f.string("url");
    try {
      URI address = URI.create(url);
      if (Set.of("http", "https").contains(String.valueOf(address.getScheme()))) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new InvalidInputException("url", "must be an http or https address, was " + url);
  }

  /** Which private hosts may be asked is the operator's configuration, never the caller's. */
  private static FetchLimits limits(Fields f, List<String> privateHosts) {
    Map<String, Object> given =
        new LinkedHashMap<>(
            f.object("limits").allowOnly(Set.of("megabytes", "seconds", "redirects")).asMap());
    given.put("privateHosts", privateHosts);
    return FetchLimits.from("limits", given);
  }

  /** Applies the feed of a job, or the standing one where the job names none. */
  FeedReport run(Map<String, Object> parameters, List<String> privateHosts, Progress progress) {
    Map<String, Object> which = parameters.isEmpty() ? standing() : parameters;
    Fields f = Fields.of("", which);
    FeedOptions options = FeedOptions.from("options", f.object("options").asMap());
    if (f.has("file")) {
      return feeds.file(file.apply(f.string("file")), options, progress);
    }
    try {
      return feeds.fetch(address(f), options, limits(f, privateHosts), progress);
    } catch (FeedException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
