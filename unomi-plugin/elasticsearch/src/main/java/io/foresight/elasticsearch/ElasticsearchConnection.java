/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import io.foresight.core.store.StoreException;
import java.io.IOException;
import java.time.Clock;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.RestClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection that everything in this bundle shares. Making one does not connect. Requests are
 * repeated with growing pauses while Elasticsearch is away or overloaded. Thread-safe.
 */
public final class ElasticsearchConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchConnection.class);

  private final Clock clock;
  private final Backoff.Sleeper sleeper;
  private volatile Live live;
  private volatile boolean closed;

  /** Something to do with the client; may be done again after a failure. */
  @FunctionalInterface
  public interface Call<C, T> {
    /** Does it once. */
    T on(C client) throws IOException;
  }

  /** Settings and clients that belong together, so that both change at once. */
  private static final class Live {
    final ElasticsearchSettings settings;
    final RestClient rest;
    final ElasticsearchClient client;

    Live(ElasticsearchSettings settings) {
      this.settings = settings;
      this.rest = RestClients.create(settings);
      this.client =
          new ElasticsearchClient(
              new RestClientTransport(rest, new JacksonJsonpMapper(Json.MAPPER)));
    }
  }

  /** A connection with the system's clock that really sleeps. */
  public ElasticsearchConnection(ElasticsearchSettings settings) {
    this(settings, Clock.systemUTC(), d -> Thread.sleep(d.toMillis()));
  }

  /**
   * @param clock measures how long Elasticsearch has been away
   * @param sleeper waits between attempts
   */
  public ElasticsearchConnection(
      ElasticsearchSettings settings, Clock clock, Backoff.Sleeper sleeper) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.live = new Live(settings);
  }

  /** Goes over to other settings; requests under way fail over to them. */
  public synchronized void reconfigure(ElasticsearchSettings settings) {
    Live old = live;
    live = new Live(settings);
    close(old);
  }

  /** What all index names start with, without the dash. */
  public String indexPrefix() {
    return live.settings.indexPrefix();
  }

  /** A new series of attempts. */
  public Backoff backoff() {
    return new Backoff(clock, sleeper, live.settings.retryFor());
  }

  /**
   * Does something with the typed client.
   *
   * @param what for messages, e.g. {@code "Counting events"}
   * @throws StoreException after the last attempt or at a failure that time does not heal
   */
  public <T> T call(String what, Call<ElasticsearchClient, T> call) {
    return attempt(what, backoff(), live -> call.on(live.client));
  }

  /** As {@link #call}, with the attempts counted by the given backoff. */
  <T> T call(String what, Backoff backoff, Call<ElasticsearchClient, T> call) {
    return attempt(what, backoff, live -> call.on(live.client));
  }

  /**
   * Sends a request through the low-level client, for bodies that are streamed.
   *
   * @throws StoreException after the last attempt or at a failure that time does not heal
   */
  public Response send(String what, Request request) {
    return attempt(what, backoff(), live -> live.rest.performRequest(request));
  }

  /** Sends a request exactly once. */
  Response sendOnce(Request request) throws IOException {
    Live used = live;
    try {
      return used.rest.performRequest(request);
    } catch (RuntimeException e) {
      if (Failures.isClientStopped(e) && !closed) {
        reviveIfStill(used);
        throw new IOException("The client was replaced", e);
      }
      throw e;
    }
  }

  private <T> T attempt(String what, Backoff backoff, Call<Live, T> call) {
    while (true) {
      Live used = live;
      try {
        return call.on(used);
      } catch (StoreException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        if (closed) {
          throw new StoreException(what + " failed: the connection was closed", e);
        }
        if (used != live) {
          continue; // Reconfigured meanwhile.
        }
        if (Failures.isClientStopped(e)) {
          reviveIfStill(used);
        } else if (!Failures.isPassing(e)) {
          throw Failures.lasting(what, e);
        }
        backoff.failed(what, e);
      }
    }
  }

  /** An error in the client's own threads stops it for good. */
  private synchronized void reviveIfStill(Live used) {
    if (live == used && !closed) {
      LOG.warn("The client stopped by itself; starting a new one");
      reconfigure(used.settings);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    close(live);
  }

  private static void close(Live live) {
    try {
      live.rest.close();
    } catch (IOException e) {
      LOG.warn("The client of {} did not close cleanly", live.settings, e);
    }
  }
}
