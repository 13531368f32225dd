/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.http.HttpHost;
import org.jspecify.annotations.Nullable;

/** Where Elasticsearch is and how to speak to it. Immutable. */
public final class ElasticsearchSettings {
  private static final int DEFAULT_PORT = 9200;

  private final List<HttpHost> hosts;
  private final @Nullable String username;
  private final @Nullable String password;
  private final boolean trustAllCertificates;
  private final String indexPrefix;
  private final Duration socketTimeout;
  private final Duration retryFor;

  private ElasticsearchSettings(
      List<HttpHost> hosts,
      @Nullable String username,
      @Nullable String password,
      boolean trustAllCertificates,
      String indexPrefix,
      Duration socketTimeout,
      Duration retryFor) {
    this.hosts = hosts;
    this.username = username;
    this.password = password;
    this.trustAllCertificates = trustAllCertificates;
    this.indexPrefix = indexPrefix;
    this.socketTimeout = socketTimeout;
    this.retryFor = retryFor;
  }

  /**
   * Reads the keys of Unomi's configuration {@code org.apache.unomi.persistence.elasticsearch},
   * with Unomi's defaults: {@code elasticSearchAddresses} (localhost:9200), {@code username},
   * {@code password}, {@code sslEnable} (false), {@code sslTrustAllCertificates} (false), {@code
   * index.prefix} (context), {@code clientSocketTimeout} in milliseconds (60 s).
   *
   * @param unomi values as the configuration holds them; blank counts as absent
   * @throws IllegalArgumentException naming the key that cannot be read
   */
  public static ElasticsearchSettings fromUnomi(Map<String, ?> unomi) {
    String scheme = flag(unomi, "sslEnable") ? "https" : "http";
    String timeout = text(unomi, "clientSocketTimeout", "60000");
    return new ElasticsearchSettings(
        hosts(text(unomi, "elasticSearchAddresses", "localhost:" + DEFAULT_PORT), scheme),
        orNull(text(unomi, "username", "")),
        orNull(text(unomi, "password", "")),
        flag(unomi, "sslTrustAllCertificates"),
        text(unomi, "index.prefix", "context"),
        Duration.ofMillis(number("clientSocketTimeout", timeout)),
        Duration.ofMinutes(3));
  }

  /**
   * The same with another bound on retries.
   *
   * @param limit how long a request is repeated while Elasticsearch is away; default 3 minutes
   */
  public ElasticsearchSettings retryFor(Duration limit) {
    return new ElasticsearchSettings(
        hosts, username, password, trustAllCertificates, indexPrefix, socketTimeout, limit);
  }

  private static List<HttpHost> hosts(String addresses, String scheme) {
    List<HttpHost> hosts = new ArrayList<>();
    for (String address : addresses.split(",")) {
      String a = address.trim();
      if (!a.isEmpty()) {
        int colon = a.lastIndexOf(':');
        boolean port = colon >= 0 && a.indexOf(']') < colon;
        hosts.add(
            new HttpHost(
                port ? a.substring(0, colon) : a,
                port
                    ? number("elasticSearchAddresses", a.substring(colon + 1).trim())
                    : DEFAULT_PORT,
                scheme));
      }
    }
    if (hosts.isEmpty()) {
      throw new IllegalArgumentException("elasticSearchAddresses names no host");
    }
    return Collections.unmodifiableList(hosts);
  }

  private static int number(String key, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + " must be a whole number, was '" + value + "'", e);
    }
  }

  private static boolean flag(Map<String, ?> map, String key) {
    return Boolean.parseBoolean(text(map, key, "false"));
  }

  private static String text(Map<String, ?> map, String key, String ifAbsent) {
    Object value = map.get(key);
    return value == null || value.toString().isBlank() ? ifAbsent : value.toString().trim();
  }

  private static @Nullable String orNull(String s) {
    return s.isEmpty() ? null : s;
  }

  /** Hosts with port and scheme, at least one. */
  List<HttpHost> hosts() {
    return hosts;
  }

  /** User, or null for none. */
  @Nullable String username() {
    return username;
  }

  /** Password, or null for none. Never to be logged. */
  @Nullable String password() {
    return password;
  }

  /** Whether any certificate and any host name is accepted. */
  boolean trustAllCertificates() {
    return trustAllCertificates;
  }

  /** What all of Unomi's index names start with, without the dash; default {@code context}. */
  public String indexPrefix() {
    return indexPrefix;
  }

  /** How long one request may stay silent. */
  Duration socketTimeout() {
    return socketTimeout;
  }

  /** How long a request is repeated while Elasticsearch is away. */
  Duration retryFor() {
    return retryFor;
  }

  /** Without credentials. */
  @Override
  public String toString() {
    return "Elasticsearch at " + hosts + ", prefix " + indexPrefix;
  }
}
