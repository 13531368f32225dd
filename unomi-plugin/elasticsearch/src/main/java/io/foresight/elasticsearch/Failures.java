/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.foresight.core.store.StoreException;
import java.io.IOException;
import javax.net.ssl.SSLException;
import org.apache.http.ContentTooLongException;
import org.elasticsearch.client.ResponseException;
import org.jspecify.annotations.Nullable;

/** Tells failures that time heals from those that it does not. */
final class Failures {
  private Failures() {}

  /** Whether the same request may succeed later: server away, starting or overloaded. */
  static boolean isPassing(Exception e) {
    int status = status(e);
    if (status >= 0) {
      return status == 429 || status == 502 || status == 503 || status == 504;
    }
    // Wrong certificates and answers that are too long stay so.
    return has(e, IOException.class)
        && !has(e, SSLException.class)
        && !has(e, ContentTooLongException.class);
  }

  /** Whether the client was closed or its threads died: none of its requests can succeed. */
  static boolean isClientStopped(Throwable failure) {
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof IllegalStateException
          && String.valueOf(t.getMessage()).contains("I/O reactor status")) {
        return true;
      }
    }
    return false;
  }

  /** HTTP status of the answer, or -1 if there was none. */
  static int status(Throwable failure) {
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof ResponseException) {
        return ((ResponseException) t).getResponse().getStatusLine().getStatusCode();
      }
      if (t instanceof ElasticsearchException) {
        return ((ElasticsearchException) t).status();
      }
    }
    return -1;
  }

  static boolean has(Throwable failure, Class<? extends Throwable> type) {
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return true;
      }
    }
    return false;
  }

  /** What callers of the ports get to see of a lasting failure. */
  static StoreException lasting(String what, Exception e) {
    int status = status(e);
    String answer = status >= 0 ? " (HTTP " + status + ")" : "";
    return new StoreException(what + " failed" + answer + ": " + e.getMessage(), e);
  }
}
