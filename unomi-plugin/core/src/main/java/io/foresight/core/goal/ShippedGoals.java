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
        nextMail("click-next-mail", "Clicks in the next mail", "mail_click"));
  }

  /**
   * Goals an organisation may add as they are; not shipped live, because each costs training time:
   * opens say little where machines load pictures, unsubscribes and complaints are too rare to be
   * learned from below some ten thousand mails. What somebody will spend needs orders over two
   * horizons and more.
   */
  public static List<Goal> templates() {
    return List.of(
        nextMail("open-next-mail", "Opens the next mail", "mail_open"),
        nextMail("unsubscribe-next-mail", "Unsubscribes at the next mail", "mail_unsubscribe"),
        nextMail("complain-next-mail", "Complains about the next mail", "mail_complaint"),
        spend("spend-90d", "Spends within 90 days", 90),
        spend("spend-365d", "Spends within 365 days", 365));
  }

  private static Goal spend(String id, String name, int days) {
    return Goal.from(
        Map.of(
            "id",
            id,
            "name",
            name,
            "kind",
            "amount",
            "horizonDays",
            days,
            "outcome",
            Map.of("role", "order"),
            "population",
            Map.of("role", "order", "withinDays", 730)));
  }

  private static Goal nextMail(String id, String name, String outcome) {
    return Goal.from(
        Map.of(
            "id",
            id,
            "name",
            name,
            "horizonDays",
            7,
            "outcome",
            Map.of("role", outcome),
            "anchor",
            Map.of("role", "mail_sent"),
            "population",
            Map.of("role", "any", "withinDays", 730)));
  }
}
