/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.catalogue.CatalogueFeeds;
import io.foresight.core.catalogue.FeedException;
import io.foresight.core.catalogue.FeedOptions;
import io.foresight.core.catalogue.FeedReport;
import io.foresight.core.catalogue.FetchLimits;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.job.Progress;
import io.foresight.core.store.InMemoryDocumentStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedsTest {
  private final List<String> asked = new ArrayList<>();
  private final InMemoryDocumentStore documents = new InMemoryDocumentStore();
  private final Feeds feeds = new Feeds(new Recorded(), documents, FeedsTest::inFolder);

  private static Path inFolder(String name) {
    if (name.contains("..")) {
      throw new InvalidInputException("file", "must lie in the import folder, was " + name);
    }
    return Path.of("folder", name);
  }

  /** The far end: what reads feeds is tested where it is. */
  private final class Recorded implements CatalogueFeeds {
    @Override
    public FeedReport file(Path file, FeedOptions options, Progress progress) {
      asked.add(file.getFileName() + " " + options.source());
      return FeedReport.notModified(options);
    }

    @Override
    public FeedReport fetch(URI address, FeedOptions options, FetchLimits limits, Progress progress)
        throws FeedException {
      asked.add(address + " " + limits.mayBePrivate("intra") + " " + limits.redirects());
      return FeedReport.notModified(options);
    }
  }

  @Test
  void badRequests_areRefusedByField() {
    assertThatThrownBy(() -> feeds.checked(Map.of())).hasMessageContaining("file");
    assertThatThrownBy(() -> feeds.checked(Map.of("file", "a", "url", "http://b")))
        .hasMessageContaining("file");
    assertThatThrownBy(() -> feeds.checked(Map.of("file", "../a"))).hasMessageContaining("folder");
    for (String url : List.of("ftp://a/b", "file:///etc/passwd", "not an address", "")) {
      assertThatThrownBy(() -> feeds.checked(Map.of("url", url))).hasMessageContaining("url");
    }
    assertThatThrownBy(() -> feeds.checked(Map.of("file", "a", "options", Map.of("mode", "x"))))
        .hasMessageContaining("options.mode");
    assertThatThrownBy(() -> feeds.checked(Map.of("file", "a", "everyHours", -1)))
        .hasMessageContaining("everyHours");
    assertThat(feeds.every()).isZero();
  }

  @Test
  void privateHosts_areTheOperators_neverTheCallers() {
    assertThatThrownBy(
            () ->
                feeds.checked(
                    Map.of(
                        "url",
                        "http://intra/f.csv",
                        "limits",
                        Map.of("privateHosts", List.of("intra")))))
        .hasMessageContaining("privateHosts");
    Map<String, Object> request =
        feeds.checked(Map.of("url", "http://intra/f.csv", "limits", Map.of("redirects", 2)));
    feeds.run(request, List.of(), Progress.NONE);
    feeds.run(request, List.of("intra"), Progress.NONE);
    assertThat(asked).containsExactly("http://intra/f.csv false 2", "http://intra/f.csv true 2");
  }

  @Test
  void standingFeed_isKept_andEnded() {
    Map<String, Object> request =
        feeds.checked(
            Map.of("file", "a.csv", "everyHours", 6, "options", Map.of("source", "shop")));
    assertThat(request).doesNotContainKey("everyHours");
    assertThat(feeds.every()).isEqualTo(Duration.ofHours(6));
    feeds.run(Map.of(), List.of(), Progress.NONE);
    assertThat(asked).containsExactly("a.csv shop");
    feeds.checked(Map.of("file", "a.csv", "everyHours", 0));
    assertThat(feeds.every()).isZero();
    assertThat(feeds.standing()).isEmpty();
  }
}
