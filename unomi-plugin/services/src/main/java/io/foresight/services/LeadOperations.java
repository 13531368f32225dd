/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services;

import java.util.Map;

/** The verbs on lead scores by explicit rules; errors as in {@link Operations}. */
public interface LeadOperations {
  /** The rules in force, and the goal they are compared with. */
  Map<String, Object> leadRules();

  /**
   * Replaces the rules: {@code goal} (may be absent), {@code floor, cap, rules}. They count for a
   * profile from its next event on, and for everybody from the next scoring on.
   */
  Map<String, Object> putLeadRules(Map<String, Object> json);

  /** Forgets the rules; the points leave the profiles in the same way. */
  void deleteLeadRules();

  /**
   * Tries the rules and the learned model of a goal on the same later cases: {@code goal}, that of
   * the rules when absent.
   */
  Map<String, Object> compareLeads(Map<String, Object> request);

  /**
   * The newest comparison: {@code verdict, sentence, goal, version, at, current} and figures;
   * {@code current} is false when the rules were changed since.
   *
   * @param goal that of the rules when empty
   */
  Map<String, Object> leadComparison(String goal);
}
