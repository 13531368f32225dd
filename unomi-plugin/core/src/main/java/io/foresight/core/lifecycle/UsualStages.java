/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lifecycle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shipped definition. */
final class UsualStages {
  private UsualStages() {}

  static Map<String, Object> json() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("hysteresis", 0.1);
    map.put(
        "stages",
        List.of(
            stage("lapsed", atLeast("silence", 0.97)),
            stage("at_risk", atLeast("silence", 0.85)),
            stage("won_back", atLeast("comeback", 0.97)),
            stage("loyal", atLeast("order_days", 4), atLeast("order_rank", 0.8)),
            stage("repeat", atLeast("order_days", 2)),
            stage("first_time_buyer", atLeast("orders", 1)),
            stage("qualified", atMost("days_since_cart_add", 30)),
            stage("qualified", atMost("days_since_checkout_step", 30)),
            stage("lead", atMost("days_since_product_view", 90)),
            stage("lead", atMost("days_since_mail_click", 90)),
            stage("lead", atMost("days_since_form", 90)),
            stage("subscriber", atLeast("mails_sent", 1)),
            stage("visitor")));
    return map;
  }

  @SafeVarargs
  private static Map<String, Object> stage(String name, Map<String, Object>... when) {
    return Map.of("stage", name, "when", List.of(when));
  }

  private static Map<String, Object> atLeast(String feature, double bound) {
    return Map.of("feature", feature, "atLeast", bound);
  }

  private static Map<String, Object> atMost(String feature, double bound) {
    return Map.of("feature", feature, "atMost", bound);
  }
}
