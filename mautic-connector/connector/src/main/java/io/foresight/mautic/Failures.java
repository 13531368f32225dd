/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.mautic.MauticException.Kind;
import java.io.IOException;

/** What an HTTP status of Mautic means. */
final class Failures {
  private Failures() {}

  /** The failure, or null if the status is a success. */
  static MauticException of(String what, Transport.Raw raw, ObjectMapper mapper) {
    int s = raw.status;
    if (s >= 200 && s < 300) {
      return null;
    }
    return new MauticException(
        kind(s), s, "Mautic answered " + s + " to " + what + explain(s, text(raw, mapper)), null);
  }

  private static Kind kind(int status) {
    switch (status) {
      case 401:
      case 403:
        return Kind.CONFIGURATION;
      case 404:
      case 410:
        return Kind.NOT_FOUND;
      case 429:
        return Kind.LIMITED;
      case 502:
      case 503:
      case 504:
        return Kind.UNAVAILABLE;
      default:
        return status >= 500 ? Kind.CRASHED : status < 400 ? Kind.CONFIGURATION : Kind.REFUSED;
    }
  }

  private static String text(Transport.Raw raw, ObjectMapper mapper) {
    try {
      JsonNode body = mapper.readTree(raw.body);
      return body == null ? "" : Shapes.errors(body);
    } catch (IOException e) {
      return "";
    }
  }

  private static String explain(int status, String text) {
    String said = text.isEmpty() ? "" : ": " + text;
    if (status == 401) {
      return said + "; check the credentials";
    }
    if (status == 403) {
      return said
          + "; the API or this way of logging in is switched off in Mautic, or the role lacks a right";
    }
    if (status >= 300 && status < 400) {
      return said + ", a redirect; is the url right (https, no path missing)?";
    }
    return said;
  }
}
