/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services;

import java.util.List;
import java.util.Map;

/** The verbs on data quality; errors as in {@link Operations}. */
public interface QualityOperations {
  /** The newest report: checks with examples and fixes, proposals. */
  Map<String, Object> quality();

  /** Looks through all data anew. */
  Map<String, Object> inspect();

  /**
   * Merges duplicate profiles: {@code groups} (lists of profile ids, the first stays), or {@code
   * proposed: true} for all groups of the newest report.
   */
  Map<String, Object> mergeProfiles(Map<String, Object> request);

  /** Replaces values of a profile property: {@code property}, {@code lookup} (value to value). */
  Map<String, Object> standardise(Map<String, Object> request);

  /** What is in quarantine, newest first: {@code kind, id, reason, at}. */
  List<Map<String, Object>> quarantined();

  /** Puts {@code profiles} and {@code events} (ids) into quarantine, with a {@code reason}. */
  Map<String, Object> quarantine(Map<String, Object> request);

  /**
   * Lets out of quarantine.
   *
   * @param kind {@code profile} or {@code event}
   */
  Map<String, Object> release(String kind, String id);
}
