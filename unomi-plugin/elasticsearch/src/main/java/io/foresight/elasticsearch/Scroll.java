/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.http.ContentTooLongException;
import org.elasticsearch.client.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all documents that match a search, page by page, each exactly once. When the server loses
 * the search under way (restart, deleted index, expiry), it has to start over; what was already
 * delivered is then skipped. So one scroll must match a bounded number of documents, for it
 * remembers their ids. Not thread-safe.
 */
final class Scroll {
  private static final Logger LOG = LoggerFactory.getLogger(Scroll.class);
  private static final String KEEP_ALIVE = "5m";
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERROR = 500;

  private final ElasticsearchConnection connection;
  private final String what;
  private final String indices;
  private final SeenIds seen = new SeenIds();
  private final Backoff backoff;
  private int pageSize;
  private boolean skipSeen;

  /**
   * @param what for messages, e.g. {@code "Reading events"}
   * @param indices index or pattern; none matching is no error
   */
  Scroll(ElasticsearchConnection connection, String what, String indices, int pageSize) {
    this.connection = connection;
    this.what = what;
    this.indices = indices;
    this.pageSize = pageSize;
    this.backoff = connection.backoff();
  }

  /**
   * Reads to the end, starting over as often as it takes.
   *
   * @param search body without size and sort
   * @param sink gets each page; what it throws ends the read
   */
  void read(Map<String, Object> search, Consumer<List<Hit>> sink) {
    boolean ended = false;
    while (!ended) {
      ended = tryRead(search, sink);
    }
  }

  /**
   * Reads once, skipping what this object delivered before if an earlier try failed. After a
   * failure it has waited.
   *
   * @return whether the end was reached; if not, the search must be tried again, as a whole or in
   *     parts
   */
  boolean tryRead(Map<String, Object> search, Consumer<List<Hit>> sink) {
    String scrollId = null;
    try {
      while (true) {
        int asked = pageSize;
        HitPage page = scrollId == null ? fetch(first(search), false) : fetch(next(scrollId), true);
        if (page == null) {
          skipSeen = true;
          return false;
        }
        scrollId = page.scrollId;
        boolean last = page.hits.size() < asked;
        page.hits.removeIf(hit -> !seen.add(hit.key()) && skipSeen);
        if (!page.hits.isEmpty()) {
          backoff.progressed();
          sink.accept(page.hits);
        }
        if (last) {
          return true;
        }
      }
    } finally {
      clear(scrollId);
    }
  }

  /**
   * @param going whether the search was started before
   * @return a page, or null if the read must start over
   */
  private @Nullable HitPage fetch(Request request, boolean going) {
    try (var in = connection.sendOnce(request).getEntity().getContent()) {
      HitPage page = HitPage.parse(in);
      if (page.incomplete != null) {
        clear(page.scrollId);
        throw new IOException(page.incomplete);
      }
      return page;
    } catch (IOException | RuntimeException e) {
      if (pageSize > 1 && Failures.has(e, ContentTooLongException.class)) {
        pageSize = Math.max(1, pageSize / 4);
        LOG.info("{}: answers are too long, going on with pages of {}", what, pageSize);
        return null;
      }
      // Of a search that is gone with its node the server says 500, of another that it is missing.
      int status = Failures.status(e);
      boolean lost = status == NOT_FOUND || (going && status >= SERVER_ERROR);
      if (!lost && !Failures.isPassing(e)) {
        throw Failures.lasting(what, e);
      }
      backoff.failed(what, e);
      return null;
    }
  }

  private Request first(Map<String, Object> search) {
    Map<String, Object> body = new HashMap<>(search);
    body.put("size", pageSize);
    body.put("sort", List.of("_doc"));
    Request request = Searches.request(indices, body);
    request.addParameter("scroll", KEEP_ALIVE);
    return request;
  }

  private static Request next(String scrollId) {
    return Json.request(
        "POST", "/_search/scroll", Map.of("scroll", KEEP_ALIVE, "scroll_id", scrollId));
  }

  private void clear(@Nullable String scrollId) {
    if (scrollId == null) {
      return;
    }
    try {
      connection.sendOnce(
          Json.request("DELETE", "/_search/scroll", Map.of("scroll_id", List.of(scrollId))));
    } catch (IOException | RuntimeException e) {
      // It expires by itself; what ends the read matters more.
      LOG.debug("{}: the scroll was not cleared", what, e);
    }
  }
}
