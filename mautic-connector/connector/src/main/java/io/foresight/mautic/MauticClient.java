/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.mautic.MauticException.Kind;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Talks to Mautic and decides what is worth another try: a lost connection, a timeout, 502 to 504
 * and nonsense are, with growing pauses; an expired token is, once; a rate limit is, when it is
 * over; a 500 is only when nothing was to be written, because Mautic also says 500 to bad input.
 * Thread-safe.
 */
final class MauticClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MauticClient.class);
  private static final int TRIES = 5;
  private static final int LIMIT_WAITS = 10;

  private final MauticSettings settings;
  private final Clock clock;
  private final Sleeper sleeper;
  private final Transport transport;
  private final Credentials credentials;
  private final ObjectMapper mapper = new ObjectMapper();
  private final AtomicLong requests = new AtomicLong();
  private volatile String version;

  MauticClient(MauticSettings settings, Clock clock, Sleeper sleeper) {
    this.settings = settings;
    this.clock = clock;
    this.sleeper = sleeper;
    this.transport = new Transport(settings.requestTimeout());
    this.credentials = new Credentials(settings, transport, clock);
  }

  Reply get(String path) {
    return call("GET", path, null, TRIES);
  }

  /** One attempt only, for health checks. */
  Reply probe(String path) {
    return call("GET", path, null, 1);
  }

  Reply post(String path, Object body) {
    return call("POST", path, body, TRIES);
  }

  /** As {@link #post}, but a timeout is not tried again: the caller will send less at a time. */
  Reply postOnce(String path, Object body) {
    return call("POST", path, body, 1);
  }

  Reply patch(String path, Object body) {
    return call("PATCH", path, body, TRIES);
  }

  Reply delete(String path) {
    return call("DELETE", path, null, TRIES);
  }

  /** Requests sent so far, retries included, token requests not. */
  long requests() {
    return requests.get();
  }

  /** Mautic's version as its last answer said, or null. */
  String version() {
    return version;
  }

  @Override
  public void close() {
    transport.close();
  }

  private Reply call(String method, String path, Object body, int tries) {
    byte[] json = json(body);
    String what = method + " " + path.replaceAll("\\?.*", "");
    boolean tokenRenewed = false;
    int limited = 0;
    for (int attempt = 1; ; attempt++) {
      MauticException failure;
      try {
        String authorization = credentials.header();
        requests.incrementAndGet();
        Transport.Raw raw =
            transport.send(method, settings.url() + path, json, false, authorization);
        if (raw.header("Mautic-Version") != null) {
          version = raw.header("Mautic-Version");
        }
        if (raw.status == 401 && settings.usesOauth() && !tokenRenewed) {
          tokenRenewed = true;
          credentials.forget(authorization);
          attempt--;
          continue;
        }
        if (raw.status == 429 && limited++ < LIMIT_WAITS) {
          waitForLimit(what, raw);
          attempt--;
          continue;
        }
        failure = Failures.of(what, raw, mapper);
        if (failure == null) {
          return new Reply(raw.status, parse(what, raw));
        }
      } catch (MauticException e) {
        failure = e;
      } catch (IOException e) {
        failure =
            new MauticException(
                Kind.UNAVAILABLE, 0, what + ": Mautic does not answer: " + e.getMessage(), e);
      }
      boolean again =
          failure.is(Kind.UNAVAILABLE)
              || failure.is(Kind.GARBAGE)
              || (failure.is(Kind.CRASHED) && method.equals("GET"));
      if (!again || attempt >= tries) {
        throw failure;
      }
      Duration pause = Duration.ofSeconds(1L << (attempt - 1));
      LOG.info("{}; trying again in {} s", failure.getMessage(), pause.getSeconds());
      sleeper.sleep(pause);
    }
  }

  private void waitForLimit(String what, Transport.Raw raw) {
    long reset =
        raw.header("X-RateLimit-Reset") == null
            ? 0
            : Shapes.number(raw.header("X-RateLimit-Reset"));
    long seconds = reset == 0 ? 60 : Math.max(1, reset - clock.instant().getEpochSecond() + 1);
    if (seconds > settings.rateLimitWait().getSeconds()) {
      throw new MauticException(
          Kind.LIMITED,
          429,
          what + ": Mautic's limit of requests is used up for " + seconds + " s; run again later",
          null);
    }
    LOG.info("{}: Mautic's limit of requests is used up; waiting {} s", what, seconds);
    sleeper.sleep(Duration.ofSeconds(seconds));
  }

  private byte[] json(Object body) {
    try {
      return body == null ? null : mapper.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be written as JSON", e);
    }
  }

  private JsonNode parse(String what, Transport.Raw raw) {
    try {
      JsonNode body = mapper.readTree(raw.body);
      if (body != null && body.isContainerNode()) {
        return body;
      }
    } catch (IOException e) {
      LOG.debug("{}: no JSON", what, e);
    }
    throw MauticException.garbage(
        what,
        "it is no JSON ("
            + raw.header("Content-Type")
            + ", "
            + raw.body.length
            + " bytes); is the url right, and is no proxy in between?");
  }
}
