/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import io.foresight.core.job.Progress;
import java.net.URI;
import java.nio.file.Path;

/** Takes feeds from files and from the web. */
public interface CatalogueFeeds {
  /**
   * Applies a file, gzipped or not.
   *
   * @param progress phases of {@link CatalogueUpdate#apply}
   * @return what was done, also if the file could not be read to its end
   * @throws io.foresight.core.input.InvalidInputException if the file or its format cannot be told
   * @throws io.foresight.core.store.StoreException if Elasticsearch stays away
   * @throws io.foresight.core.job.CancelledException if asked to stop; what was read is stored
   */
  FeedReport file(Path file, FeedOptions options, Progress progress);

  /**
   * Fetches a feed and applies it. What did not change since the last time (by ETag or
   * Last-Modified, if the server has them) is not applied again, unless it failed then or was read
   * with other options.
   *
   * @param address http or https
   * @throws FeedException if it cannot be fetched, is too large or takes too long, or if the
   *     address leads to a place that may not be asked; see {@link FetchLimits}
   * @throws io.foresight.core.store.StoreException if Elasticsearch stays away
   * @throws io.foresight.core.job.CancelledException if asked to stop; what was read is stored
   */
  FeedReport fetch(URI address, FeedOptions options, FetchLimits limits, Progress progress)
      throws FeedException;
}
