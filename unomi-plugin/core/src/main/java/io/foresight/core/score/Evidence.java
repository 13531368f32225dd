/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import io.foresight.core.model.ScoringModel;

/**
 * What a score rests on: shipped rules, everybody's data, the person's own. One mechanism: with d
 * the share that the organisation's data has in the model ({@link FallbackModel#dataShare()}, 1 for
 * learned models) and o = n / (n + 5) that the person's own n events have in what is known of the
 * person, the score rests on rules by 1 - d, on the pool by d (1 - o), on the person by d · o. The
 * tier only ever rises with more data of either kind. Immutable.
 */
public final class Evidence {
  /** Events of one's own that weigh as much as knowing nothing but the pool. */
  public static final int OWN_EVENTS = 5;

  /** Learner name of a model that shipped rules dominate. */
  public static final String RULES = "rule-of-thumb";

  /** Learner name of a rule of thumb that the organisation's own data dominates. */
  public static final String POOLED = "rule-of-thumb-adapted";

  private final double data;
  private final double own;

  private Evidence(double data, double own) {
    this.data = data;
    this.own = own;
  }

  /**
   * Weighs.
   *
   * @param dataShare share of the organisation's data in the model, 0..1
   * @param ownEvents events of the person, 0 or more
   */
  public static Evidence of(double dataShare, long ownEvents) {
    double d = Math.max(0, Math.min(1, dataShare));
    double n = Math.max(0, ownEvents);
    return new Evidence(d, n / (n + OWN_EVENTS));
  }

  /** As {@link #of(double, long)}, the share told by who made the model. */
  public static Evidence of(ScoringModel model, long ownEvents) {
    return of(model.learner().equals(RULES) ? 0 : 1, ownEvents);
  }

  /** Share of the shipped rules, 0..1. */
  public double rules() {
    return 1 - data;
  }

  /** Share of what all profiles together showed, 0..1. */
  public double pooled() {
    return data * (1 - own);
  }

  /** Share of the person's own history, 0..1. */
  public double personal() {
    return data * own;
  }

  /** Rules while the organisation's data weigh less than they; personal once own events do. */
  public Tier tier() {
    return data < 0.5 ? Tier.RULES : own < 0.5 ? Tier.POOLED : Tier.PERSONAL;
  }
}
