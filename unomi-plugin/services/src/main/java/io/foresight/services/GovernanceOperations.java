/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services;

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
}
