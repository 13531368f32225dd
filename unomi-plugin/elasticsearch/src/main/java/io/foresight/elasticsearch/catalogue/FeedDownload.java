/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.catalogue;

import io.foresight.core.catalogue.FeedException;
import io.foresight.core.catalogue.FetchLimits;
import io.foresight.core.job.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a feed into a file. Every connection, also after a redirect, goes only to addresses that
 * were checked: the check is the client's own name resolution, so that a name cannot lead elsewhere
 * between check and use. No proxy is used, no cookie kept, no credential sent.
 */
final class FeedDownload {
  private static final int CONNECT_MILLIS = 10_000;
  private static final int SILENCE_MILLIS = 30_000;
  private static final int BUFFER = 1 << 16;

  /** What the server said besides the content. */
  static final class Version {
    final String etag;
    final String lastModified;

    Version(String etag, String lastModified) {
      this.etag = etag;
      this.lastModified = lastModified;
    }
  }

  private final FetchLimits limits;
  private final Clock clock;
  private final Instant deadline;

  FeedDownload(FetchLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
    this.deadline = clock.instant().plus(limits.time());
  }

  /**
   * Fetches.
   *
   * @param known what was fetched last time; empty texts if nothing was
   * @return null if nothing changed since
   */
  @Nullable Version fetch(URI address, Version known, Path into, Progress progress)
      throws FeedException {
    RequestConfig config =
        RequestConfig.custom()
            .setConnectTimeout(CONNECT_MILLIS)
            .setSocketTimeout(SILENCE_MILLIS)
            .setConnectionRequestTimeout(CONNECT_MILLIS)
            .setRedirectsEnabled(false)
            .setContentCompressionEnabled(false)
            .build();
    try (CloseableHttpClient client =
        HttpClients.custom()
            .setDnsResolver(this::resolve)
            .setDefaultRequestConfig(config)
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .setUserAgent("Foresight")
            .build()) {
      URI at = address;
      for (int hop = 0; hop <= limits.redirects(); hop++) {
        requireWeb(at);
        try (CloseableHttpResponse response = client.execute(request(at, known))) {
          int status = response.getStatusLine().getStatusCode();
          if (status == 304) {
            return null;
          }
          if (status == 200) {
            copy(response, into, progress);
            return new Version(header(response, "ETag"), header(response, "Last-Modified"));
          }
          String location = header(response, "Location");
          if (status < 300 || status >= 400 || location.isEmpty()) {
            throw new FeedException("the server answered " + status);
          }
          at = at.resolve(location);
        }
      }
      throw new FeedException("more than " + limits.redirects() + " redirects");
    } catch (IllegalArgumentException e) {
      throw new FeedException("a redirect leads to no address: " + e.getMessage());
    } catch (IOException e) {
      throw new FeedException("cannot be fetched: " + e.getMessage());
    }
  }

  private static void requireWeb(URI address) throws FeedException {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https") || address.getHost() == null) {
      throw new FeedException("the address must be http or https and name a host");
    }
    if (address.getRawUserInfo() != null) {
      throw new FeedException("the address must not hold a user or password");
    }
  }

  private InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] all = InetAddress.getAllByName(host);
    if (!limits.mayBePrivate(host)) {
      for (InetAddress a : all) {
        if (!PublicAddresses.isPublic(a)) {
          throw new UnknownHostException(
              host + " leads to a private address; name it in privateHosts if that is meant");
        }
      }
    }
    return all;
  }

  private static HttpGet request(URI at, Version known) {
    HttpGet get = new HttpGet(at);
    if (!known.etag.isEmpty()) {
      get.setHeader("If-None-Match", known.etag);
    } else if (!known.lastModified.isEmpty()) {
      get.setHeader("If-Modified-Since", known.lastModified);
    }
    return get;
  }

  private void copy(HttpResponse response, Path into, Progress progress)
      throws IOException, FeedException {
    if (response.getEntity() == null) {
      throw new FeedException("the server sent no content");
    }
    long expected = response.getEntity().getContentLength();
    if (expected > limits.bytes()) {
      throw tooLarge();
    }
    byte[] buffer = new byte[BUFFER];
    long taken = 0;
    try (InputStream in = response.getEntity().getContent();
        OutputStream out = Files.newOutputStream(into)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        taken += n;
        if (taken > limits.bytes()) {
          throw tooLarge();
        }
        if (clock.instant().isAfter(deadline)) {
          throw new FeedException("took longer than " + limits.time().toSeconds() + " s");
        }
        out.write(buffer, 0, n);
        progress.report("fetching the feed", taken, expected);
      }
    }
    if (expected >= 0 && taken != expected) {
      throw new FeedException("ended after " + taken + " of " + expected + " bytes");
    }
  }

  private FeedException tooLarge() {
    return new FeedException("is larger than " + (limits.bytes() >> 20) + " MB");
  }

  private static String header(HttpResponse response, String name) {
    Header h = response.getFirstHeader(name);
    return h == null ? "" : h.getValue();
  }
}
