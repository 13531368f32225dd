/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import io.foresight.core.input.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** How to reach Mautic. Immutable; {@link #toString} shows no secret. */
final class MauticSettings {
  /** Most items Mautic takes in one batch unless its administrator allows more. */
  static final int MAX_BATCH = 200;

  private final Map<String, Object> raw;
  private final String url;
  private final String user;
  private final String password;
  private final String clientId;
  private final String clientSecret;

  private MauticSettings(Map<String, Object> raw) {
    this.raw = raw;
    this.url = text("url").replaceAll("/+$", "");
    this.user = text("user");
    this.password = secret("password");
    this.clientId = text("clientId");
    this.clientSecret = secret("clientSecret");
  }

  /**
   * Reads a configuration; unknown keys are ignored, because OSGi adds its own.
   *
   * @throws InvalidInputException if a value cannot be used; the message names the key
   */
  static MauticSettings of(Map<String, Object> config) {
    MauticSettings s = new MauticSettings(config);
    if (!s.enabled()) {
      return s;
    }
    if (!s.url.startsWith("http://") && !s.url.startsWith("https://")) {
      throw new InvalidInputException("mautic.url", "must start with http:// or https://");
    }
    if (!s.usesOauth() && (s.user.isEmpty() || s.password.isEmpty())) {
      throw new InvalidInputException(
          "mautic.clientId", "and clientSecret are required, or else user and password");
    }
    s.batchSize();
    s.requestTimeout();
    s.rateLimitWait();
    s.withdrawalShare();
    return s;
  }

  /** Whether there is a Mautic at all. */
  boolean enabled() {
    return !url.isEmpty();
  }

  /** OAuth2 is preferred: Basic costs Mautic half a second of CPU for every request. */
  boolean usesOauth() {
    return !clientId.isEmpty() && !clientSecret.isEmpty();
  }

  String url() {
    return url;
  }

  String user() {
    return user;
  }

  String password() {
    return password;
  }

  String clientId() {
    return clientId;
  }

  String clientSecret() {
    return clientSecret;
  }

  /** Contacts in one request; less after timeouts. */
  int batchSize() {
    return integer("batchSize", MAX_BATCH, 1, MAX_BATCH);
  }

  /** How long one request may take; 200 contacts take minutes on a big installation. */
  Duration requestTimeout() {
    return Duration.ofMillis(integer("requestTimeoutMillis", 300_000, 50, 3_600_000));
  }

  /** How long to wait for a rate limit at most; Mautic counts by the hour. */
  Duration rateLimitWait() {
    return Duration.ofSeconds(integer("rateLimitWaitSeconds", 3_900, 0, 86_400));
  }

  /**
   * Percent of the contacts that may vanish from the source between two runs; more than that (and
   * more than 100 contacts) is taken for a mistake and nobody is withdrawn.
   */
  int withdrawalShare() {
    return integer("withdrawalPercent", 50, 0, 100);
  }

  private int integer(String key, int ifAbsent, int min, int max) {
    String s = text(key);
    if (s.isEmpty()) {
      return ifAbsent;
    }
    int v;
    try {
      v = Integer.parseInt(s);
    } catch (NumberFormatException e) {
      throw new InvalidInputException("mautic." + key, "must be a whole number, was " + s);
    }
    if (v < min || v > max) {
      throw new InvalidInputException(
          "mautic." + key, "must be " + min + ".." + max + ", was " + v);
    }
    return v;
  }

  /** The value itself, or the first line of the file that {@code <key>File} names. */
  private String secret(String key) {
    String file = text(key + "File");
    if (file.isEmpty()) {
      return text(key);
    }
    try {
      return Files.readString(Path.of(file), StandardCharsets.UTF_8).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new InvalidInputException("mautic." + key + "File", "cannot be read: " + file);
    }
  }

  /** An environment variable that nobody resolved counts as absent. */
  private String text(String key) {
    Object v = raw.get(key);
    String s = v == null ? "" : String.valueOf(v).trim();
    return s.startsWith("${") ? "" : s;
  }

  @Override
  public String toString() {
    return enabled() ? url + (usesOauth() ? " with OAuth2" : " with Basic") : "not configured";
  }
}
