/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.fairness;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a fairness audit is held. Immutable. */
public final class FairnessOptions {
  /** Ratios of which an audit can be failed. */
  public static final List<String> JUDGED = List.of("selectionRate", "truePositiveRate");

  private final double threshold;
  private final int leastGroup;
  private final double selected;
  private final List<String> judged;

  private FairnessOptions(double threshold, int leastGroup, double selected, List<String> judged) {
    this.threshold = threshold;
    this.leastGroup = leastGroup;
    this.selected = selected;
    this.judged = judged;
  }

  /**
   * Four fifths, groups of 100 or more, the best-scored tenth selected, selection rate and true
   * positive rate judged.
   */
  public static FairnessOptions defaults() {
    return new FairnessOptions(0.8, 100, 0.1, JUDGED);
  }

  /**
   * Reads options.
   *
   * @param json {@code threshold} (0.1..1, default 0.8), {@code leastGroup} (30..1000000, default
   *     100), {@code selected} (share of people that a mailing would reach, 0.001..0.999, default
   *     0.1), {@code judged} (some of {@link #JUDGED})
   * @throws InvalidInputException naming the field
   */
  public static FairnessOptions from(Map<String, Object> json) {
    Fields f =
        Fields.of("fairness", json)
            .allowOnly(Set.of("threshold", "leastGroup", "selected", "judged"));
    List<String> judged = f.has("judged") ? f.strings("judged") : JUDGED;
    if (!JUDGED.containsAll(judged)) {
      throw new InvalidInputException(
          f.at("judged"), "must be some of " + JUDGED + ", was " + judged);
    }
    return new FairnessOptions(
        f.number("threshold", 0.8, 0.1, 1),
        f.integer("leastGroup", 100, 30, 1_000_000),
        f.number("selected", 0.1, 0.001, 0.999),
        judged);
  }

  /** Least ratio to the best-treated group. */
  public double threshold() {
    return threshold;
  }

  /** Rows of a group needed to judge it. */
  public int leastGroup() {
    return leastGroup;
  }

  /** Share of people that count as selected: the best-scored. */
  public double selected() {
    return selected;
  }

  /** Ratios that are judged. */
  public List<String> judged() {
    return judged;
  }
}
