/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import io.foresight.core.event.Role;
import io.foresight.core.model.NumberEncoding.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shipped rules of thumb: for each kind of outcome a few inputs with fixed weights in log-odds, and
 * how often it usually happens. Weights are rounded means of the same few inputs fitted to several
 * shops; see docs/models/tiers.md for which and how.
 */
final class RuleOfThumb {
  /** One input: the (logarithm of the) column, less its usual value, over its usual spread. */
  static final class Input {
    final String column;
    final Shape shape;
    final double mean;
    final double scale;
    final double weight;

    /** Weight when the column is missing: it never happened. */
    final double missing;

    Input(String column, Shape shape, double mean, double scale, double weight, double missing) {
      this.column = column;
      this.shape = shape;
      this.mean = mean;
      this.scale = scale;
      this.weight = weight;
      this.missing = missing;
    }
  }

  private static final Input ACTIVITY = log("activity_fading_30d", 0.7, 0.9, 0.8, 0);
  private static final Input LAST_ACTIVITY = log("days_since_activity", 3.7, 1.3, -0.3, -0.5);

  /** How often the outcome usually happens: within 30 days, or for the next mail. */
  final double rate;

  final boolean perMail;
  final List<Input> inputs;

  private RuleOfThumb(double rate, boolean perMail, Input... inputs) {
    List<Input> list = new ArrayList<>();
    Collections.addAll(list, inputs);
    this.rate = rate;
    this.perMail = perMail;
    this.inputs = Collections.unmodifiableList(list);
  }

  /** The rule for an outcome; null is an outcome told by a condition. */
  static RuleOfThumb of(@Nullable Role outcome) {
    if (outcome == null) {
      return anything();
    }
    switch (outcome) {
      case ORDER:
        return new RuleOfThumb(
            0.06, false, log("orders_365d", 1.0, 0.6, 0.4, 0), ACTIVITY, LAST_ACTIVITY);
      case MAIL_CLICK:
        return new RuleOfThumb(
            0.02,
            true,
            plain("click_rate", 0.03, 0.03, 0.6),
            log("mails_since_click", 2.3, 1.0, -0.2, 0),
            log("activity_fading_30d", 0.7, 0.9, 0.2, 0));
      case MAIL_OPEN:
        return new RuleOfThumb(
            0.15,
            true,
            plain("open_rate", 0.2, 0.15, 0.6),
            log("mail_opens_fading_30d", 0.5, 0.5, 0.25, 0));
      case MAIL_UNSUBSCRIBE:
      case MAIL_COMPLAINT:
        return new RuleOfThumb(
            outcome == Role.MAIL_COMPLAINT ? 0.0002 : 0.003,
            true,
            log("days_since_activity", 3.7, 1.3, 0.1, 0),
            log("tenure_days", 4.8, 1.2, -0.2, 0));
      default:
        return anything();
    }
  }

  private static RuleOfThumb anything() {
    return new RuleOfThumb(0.1, false, ACTIVITY, LAST_ACTIVITY);
  }

  private static Input log(
      String column, double mean, double scale, double weight, double missing) {
    return new Input(column, Shape.LOG, mean, scale, weight, missing);
  }

  private static Input plain(String column, double mean, double scale, double weight) {
    return new Input(column, Shape.PLAIN, mean, scale, weight, 0);
  }
}
