/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;

/** The Authorization header: an access token that is asked for when needed, or Basic. */
final class Credentials {
  /** A token is not used in its last seconds: a batch may wait before Mautic looks at it. */
  private static final long MARGIN_SECONDS = 30;

  private final MauticSettings settings;
  private final Transport transport;
  private final Clock clock;
  private final ObjectMapper mapper = new ObjectMapper();
  private String token;
  private Instant expiry = Instant.MIN;

  Credentials(MauticSettings settings, Transport transport, Clock clock) {
    this.settings = settings;
    this.transport = transport;
    this.clock = clock;
  }

  synchronized String header() throws IOException {
    if (!settings.usesOauth()) {
      return okhttp3.Credentials.basic(
          settings.user(), settings.password(), StandardCharsets.UTF_8);
    }
    if (token == null || !clock.instant().isBefore(expiry)) {
      fetch();
    }
    return "Bearer " + token;
  }

  /** Forgets the token, unless another thread has done so and fetched a new one. */
  synchronized void forget(String header) {
    if (("Bearer " + token).equals(header)) {
      token = null;
    }
  }

  private void fetch() throws IOException {
    String form =
        "grant_type=client_credentials&client_id="
            + encode(settings.clientId())
            + "&client_secret="
            + encode(settings.clientSecret());
    Transport.Raw raw =
        transport.send(
            "POST",
            settings.url() + "/oauth/v2/token",
            form.getBytes(StandardCharsets.UTF_8),
            true,
            null);
    JsonNode body;
    try {
      body = mapper.readTree(raw.body);
    } catch (IOException e) {
      body = mapper.createObjectNode();
    }
    if (raw.status >= 500) {
      throw new IOException("token request answered " + raw.status);
    }
    String granted = body.path("access_token").asText("");
    if (raw.status != 200 || granted.isEmpty()) {
      throw new MauticException(
          MauticException.Kind.CONFIGURATION,
          raw.status,
          "Mautic gives no access token ("
              + raw.status
              + " "
              + Shapes.errors(body)
              + "); check clientId, clientSecret and url",
          null);
    }
    token = granted;
    long lifetime = Math.max(1, body.path("expires_in").asLong(3600) - MARGIN_SECONDS);
    expiry = clock.instant().plusSeconds(lifetime);
  }

  private static String encode(String s) {
    return URLEncoder.encode(s, StandardCharsets.UTF_8);
  }
}
