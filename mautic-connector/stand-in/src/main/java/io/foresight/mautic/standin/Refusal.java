/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Ends the handling of a request with an answer. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  final transient Answer answer;

  Refusal(Answer answer) {
    super("answers " + answer.status, null, false, false);
    this.answer = answer;
  }

  static Refusal crash() {
    return new Refusal(Answer.crash(500));
  }

  static Refusal notFound() {
    return new Refusal(Answer.notFound("Item was not found."));
  }

  /** Validation errors, one message per field. */
  static Refusal invalid(int code, Map<String, String> messages) {
    Map<String, Object> details = new LinkedHashMap<>();
    messages.forEach((k, v) -> details.put(k, List.of(v)));
    String text =
        messages.entrySet().stream()
            .map(e -> e.getKey() + ": " + e.getValue())
            .collect(Collectors.joining(", "));
    return new Refusal(Answer.refused(code, text, details));
  }

  static Refusal invalid(String field, String message) {
    return invalid(400, Map.of(field, message));
  }

  /** The same as one item's error within a batch. */
  Map<String, Object> inBatch() {
    Map<String, Object> first =
        Json.asMap(Json.asList(Json.asMap(answer.body).get("errors")).get(0));
    Map<String, Object> out = new LinkedHashMap<>(first);
    out.putIfAbsent("type", null);
    return out;
  }
}
