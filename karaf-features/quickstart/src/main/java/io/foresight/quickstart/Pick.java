/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads values from answers of the product; what is not there stays out of the report. */
final class Pick {
  private Pick() {}

  /** The first of the paths ({@code a/b}) that is there, else a missing node. */
  static JsonNode first(JsonNode from, String... paths) {
    for (String path : paths) {
      JsonNode found = from.at("/" + path);
      if (!found.isMissingNode() && !found.isNull()) {
        return found;
      }
    }
    return from.at("/no/such/path");
  }

  /** Copies a value under a stable key, if it is there. */
  static void copy(ObjectNode to, String key, JsonNode from, String... paths) {
    JsonNode value = first(from, paths.length == 0 ? new String[] {key} : paths);
    if (!value.isMissingNode()) {
      to.set(key, value);
    }
  }

  /**
   * Copies a number; where the product gives an interval, {@code {value, low, high}}, the value
   * goes under the key and the interval under {@code keyInterval}.
   */
  static void number(ObjectNode to, String key, JsonNode from, String... paths) {
    JsonNode value = first(from, paths.length == 0 ? new String[] {key} : paths);
    if (value.isNumber()) {
      to.set(key, value);
    } else if (value.path("value").isNumber()) {
      to.set(key, value.get("value"));
      if (value.path("low").isNumber() && value.path("high").isNumber()) {
        to.putArray(key + "Interval").add(value.get("low")).add(value.get("high"));
      }
    }
  }
}
