/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Who may come in: OAuth2 client credentials, or Basic. */
final class Auth {
  private final State state;
  private final Map<String, Instant> expiryByToken = new HashMap<>();
  volatile boolean apiEnabled = true;
  volatile boolean basicEnabled = true;

  Auth(State state) {
    this.state = state;
  }

  Answer token(Call c) {
    Map<String, Object> form = c.object();
    StandInOptions o = state.options;
    if (!o.clientId().equals(form.get("client_id"))
        || !o.clientSecret().equals(form.get("client_secret"))) {
      return Answer.failure(400, "The client credentials are invalid", "invalid_client");
    }
    String grant = String.valueOf(form.get("grant_type"));
    if (grant.equals("refresh_token")) {
      return Answer.failure(400, "Invalid refresh token", "invalid_grant");
    }
    if (!grant.equals("client_credentials")) {
      return Answer.failure(
          400, "The grant type is unauthorized for this client_id", "unauthorized_client");
    }
    String token =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                ("stand-in token " + expiryByToken.size() + " " + System.identityHashCode(this))
                    .getBytes(StandardCharsets.UTF_8));
    expiryByToken.put(token, o.clock().instant().plus(o.tokenLifetime()));
    return Answer.ok(
        Json.map(
            "access_token",
            token,
            "expires_in",
            o.tokenLifetime().getSeconds(),
            "token_type",
            "bearer",
            "scope",
            null));
  }

  /** Lets the call in and notes who it is, or answers why not. */
  void admit(Call c, String header) {
    if (!apiEnabled) {
      throw refuse(
          403,
          "API disabled. You need to enable the API in the API settings of Mautic's"
              + " Configuration.",
          "api_disabled");
    }
    Object inQuery = c.query.get("access_token");
    if (inQuery != null || (header != null && header.startsWith("Bearer "))) {
      bearer(c, inQuery != null ? String.valueOf(inQuery) : header.substring(7));
    } else if (header != null && header.startsWith("Basic ")) {
      basic(c, header.substring(6));
    } else {
      throw refuse(401, "API authorization denied.", "access_denied");
    }
  }

  private void bearer(Call c, String token) {
    Instant expiry = expiryByToken.get(token);
    if (expiry == null) {
      throw refuse(401, "The access token provided is invalid.", "invalid_grant");
    }
    if (!state.options.clock().instant().isBefore(expiry)) {
      throw refuse(401, "The access token provided has expired.", "invalid_grant");
    }
    c.userName = "unomi [1]";
    c.userId = null;
  }

  private void basic(Call c, String encoded) {
    if (!basicEnabled) {
      throw refuse(
          403,
          "Basic Auth disabled. You need to enable HTTP basic auth in the API settings of Mautic's"
              + " Configuration.",
          "access_denied");
    }
    String pair;
    try {
      pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      pair = "";
    }
    StandInOptions o = state.options;
    boolean known =
        pair.equals(o.user() + ":" + o.password())
            || pair.equals(o.user() + "@example.com:" + o.password());
    if (!known) {
      throw refuse(401, "Authorization denied, invalid credentials.", "access_denied");
    }
    c.userName = "Ada Admin";
    c.userId = 1;
  }

  private static Refusal refuse(int code, String message, String type) {
    return new Refusal(Answer.failure(code, message, type));
  }

  /** Makes all tokens expire. */
  void expireTokens() {
    expiryByToken.replaceAll((k, v) -> Instant.EPOCH);
  }

  Map<String, Object> self(Call c) {
    Map<String, Object> role =
        Json.map(
            "isPublished",
            true,
            "id",
            1,
            "name",
            "Administrator",
            "description",
            "Full system access",
            "isAdmin",
            true);
    return Json.map(
        "isPublished", true,
        "username", c.userName,
        "firstName", "unomi",
        "lastName", "[1]",
        "role", role,
        "timezone", "",
        "locale", "");
  }
}
