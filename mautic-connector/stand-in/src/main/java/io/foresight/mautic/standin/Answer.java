/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What goes back over the wire. */
final class Answer {
  final int status;
  final Object body;
  final Map<String, String> headers = new LinkedHashMap<>();

  Answer(int status, Object body) {
    this.status = status;
    this.body = body;
  }

  static Answer ok(Object body) {
    return new Answer(200, body);
  }

  Answer header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Errors of an action: {@code details} is an empty list or messages by field. */
  static Answer refused(int code, String message, Map<String, Object> details) {
    return new Answer(
        code,
        Json.map(
            "errors",
            List.of(
                Json.map("code", code, "message", message, "details", Php.emptyAsList(details)))));
  }

  static Answer notFound(String message) {
    return refused(404, message, Map.of());
  }

  /** Errors from outside an action: authorisation, routing, crashes. */
  static Answer failure(int code, String message, String type) {
    return new Answer(
        code,
        Json.map("errors", List.of(Json.map("message", message, "code", code, "type", type))));
  }

  static Answer crash(int code) {
    return failure(
        code,
        "Looks like I encountered an error (error #"
            + code
            + "). If I do it again, please report me to the system administrator!",
        null);
  }
}
