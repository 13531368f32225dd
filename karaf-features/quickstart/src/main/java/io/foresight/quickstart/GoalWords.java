/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** How to speak of the people a goal is about. */
final class GoalWords {
  private GoalWords() {}

  /** Plural noun of those the outcome comes true for, e.g. {@code buyers}. */
  static String people(JsonNode goal) {
    String role = goal.path("outcome").path("role").asText("").toLowerCase(Locale.ROOT);
    boolean happens = goal.path("happens").asBoolean(true);
    switch (role) {
      case "order":
        return happens ? "buyers" : "lost customers";
      case "mail_click":
        return happens ? "people who click" : "people who do not click";
      case "mail_open":
        return happens ? "people who open" : "people who do not open";
      case "mail_unsubscribe":
        return happens ? "people who unsubscribe" : "loyal readers";
      default:
        return "people for whom it comes true";
    }
  }
}
