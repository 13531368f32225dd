/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.goal;

import java.util.List;
import java.util.Map;

/** The goals every installation starts with. */
public final class ShippedGoals {
  private ShippedGoals() {}

  /** {@code purchase-30d}, {@code churn-90d} and {@code click-next-mail}. */
  public static List<Goal> all() {
    return List.of(
        Goal.from(
            Map.of(
                "id",
                "purchase-30d",
                "name",
                "Buys within 30 days",
                "horizonDays",
                30,
                "outcome",
                Map.of("role", "order"),
                "population",
                Map.of("role", "any", "withinDays", 365))),
        Goal.from(
            Map.of(
                "id",
                "churn-90d",
                "name",
                "Customer who will not buy for 90 days",
                "happens",
                false,
                "horizonDays",
                90,
                "outcome",
                Map.of("role", "order"),
                "population",
                Map.of("role", "order", "withinDays", 365))),
        Goal.from(
            Map.of(
                "id",
                "click-next-mail",
                "name",
                "Clicks in the next mail",
                "horizonDays",
                7,
                "outcome",
                Map.of("role", "mail_click"),
                "anchor",
                Map.of("role", "mail_sent"),
                "population",
                Map.of("role", "any", "withinDays", 730))));
  }
}
