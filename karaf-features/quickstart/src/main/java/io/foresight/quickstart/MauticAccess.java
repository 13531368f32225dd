/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a real Mautic is and how to get in. Has no {@code toString}: it holds secrets. */
final class MauticAccess {
  private static final String PASSWORD = "FORESIGHT_MAUTIC_PASSWORD";
  private static final String SECRET = "FORESIGHT_MAUTIC_CLIENT_SECRET";

  final URI url;
  final @Nullable String user;
  final @Nullable String password;
  final @Nullable String clientId;
  final @Nullable String clientSecret;

  MauticAccess(
      URI url,
      @Nullable String user,
      @Nullable String password,
      @Nullable String clientId,
      @Nullable String clientSecret) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
  }

  /** Null when the stand-in is meant. */
  static @Nullable MauticAccess from(Arguments args, Map<String, String> environment) {
    String url = args.text(Option.MAUTIC);
    String user = args.text(Option.MAUTIC_USER);
    String client = args.text(Option.MAUTIC_CLIENT_ID);
    if (url == null) {
      for (Option o :
          new Option[] {
            Option.MAUTIC_USER,
            Option.MAUTIC_PASSWORD,
            Option.MAUTIC_CLIENT_ID,
            Option.MAUTIC_CLIENT_SECRET
          }) {
        if (args.has(o)) {
          throw new UsageException(o.flag() + " needs --mautic URL");
        }
      }
      return null;
    }
    if (args.has(Option.MAUTIC_PORT)) {
      throw new UsageException("--mautic-port is the stand-in's, which --mautic replaces");
    }
    if ((user == null) == (client == null)) {
      throw new UsageException(
          "--mautic needs either --mautic-user and --mautic-password"
              + " or --mautic-client-id and --mautic-client-secret");
    }
    String password = secret(args, Option.MAUTIC_PASSWORD, environment.get(PASSWORD), user);
    String secret = secret(args, Option.MAUTIC_CLIENT_SECRET, environment.get(SECRET), client);
    return new MauticAccess(uri(url), user, password, client, secret);
  }

  private static @Nullable String secret(
      Arguments args, Option option, @Nullable String fromEnvironment, @Nullable String owner) {
    String value = args.text(option);
    if (owner == null) {
      if (value != null) {
        throw new UsageException(option.flag() + " does not go with the other --mautic options");
      }
      return null;
    }
    if (value == null && (fromEnvironment == null || fromEnvironment.isBlank())) {
      throw new UsageException(option.flag() + " is missing");
    }
    return value == null ? fromEnvironment : value;
  }

  private static URI uri(String url) {
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme();
      if (uri.getHost() != null && ("http".equals(scheme) || "https".equals(scheme))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new UsageException("--mautic must be an http or https address: " + e.getMessage());
    }
    throw new UsageException("--mautic must be an http or https address, was " + url);
  }
}
