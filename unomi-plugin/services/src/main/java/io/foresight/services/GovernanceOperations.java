/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services;

import java.util.List;
import java.util.Map;

/** The verbs on trust in models; errors as in {@link Operations}. */
public interface GovernanceOperations {
  /**
   * Approves a version in a person's name: {@code by}, {@code comment}.
   *
   * @param user who is logged in; stands for {@code by} when that is absent, may be empty
   */
  Map<String, Object> approve(String version, Map<String, Object> request, String user);

  /**
   * Puts a version live.
   *
   * @param user who is logged in, may be empty
   */
  Map<String, Object> promote(String version, String user);

  /**
   * The audit log, newest first, and whether its chain is whole: {@code whole, problems, head,
   * entries}.
   *
   * @param subject only entries on this, e.g. a version; empty for all
   */
  Map<String, Object> audit(String subject, int limit);

  /** The card of a version for people, as Markdown. */
  String card(String version);

  /**
   * What mailing the best-scored would bring: {@code share} or {@code cutOff}, and/or {@code cost}
   * with {@code margin}; {@code audience}. Numbers may be text.
   */
  Map<String, Object> simulate(String version, Map<String, Object> request);

  /**
   * Audits how groups fare under a version: {@code property} or {@code properties}, and optionally
   * {@code threshold, leastGroup, selected, judged}. A failed audit blocks approval.
   */
  Map<String, Object> fairness(String version, Map<String, Object> request);

  /** What was found out about a version since it was trained, oldest first. */
  List<Map<String, Object>> checks(String version);

  /** Holds live models against what really happened: {@code goal}, all when absent. */
  Map<String, Object> check(Map<String, Object> request);

  /** Live models that have lost their quality: {@code goal, version, at, reason, action}. */
  List<Map<String, Object>> alarms();

  /**
   * Removes what is kept of a profile and flags the models trained with it.
   *
   * @param user who is logged in, may be empty
   * @return the receipt, without the id
   */
  Map<String, Object> erase(String profile, String user);
}
