/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A request on its way to its handler. */
final class Call {
  final String method;
  final String path;
  final Map<String, Object> query;
  final byte[] body;
  final String contentType;

  /** Who is calling, as it shows in {@code createdByUser}; the id is null for API clients. */
  String userName;

  Integer userId;
  List<String> groups = List.of();

  Call(String method, String path, Map<String, Object> query, byte[] body, String contentType) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.body = body;
    this.contentType = contentType;
  }

  /** The body as maps and lists, from JSON whatever its content type says, or from a form. */
  Object json() {
    if (body.length == 0) {
      return Json.map();
    }
    if (contentType.startsWith("application/x-www-form-urlencoded")) {
      String text = new String(body, StandardCharsets.UTF_8);
      if (!text.startsWith("{") && !text.startsWith("[")) {
        return Php.query(text);
      }
    }
    try {
      Object v = Json.read(body);
      return v == null ? Json.map() : v;
    } catch (IOException e) {
      throw new Refusal(Answer.crash(400));
    }
  }

  Map<String, Object> object() {
    return Json.asMap(json());
  }

  long id(int group) {
    return Long.parseLong(groups.get(group));
  }
}
