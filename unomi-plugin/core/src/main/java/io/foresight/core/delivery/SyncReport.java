/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.delivery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a sync did: counts by name, and examples of what went wrong. Immutable. */
public final class SyncReport {
  private final Map<String, Long> counts;
  private final List<String> problems;

  /**
   * @param counts see {@link #counts}
   * @param problems see {@link #problems}
   */
  public SyncReport(Map<String, Long> counts, List<String> problems) {
    this.counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    this.problems = Collections.unmodifiableList(new ArrayList<>(problems));
  }

  /**
   * {@code read} deliveries, {@code unchanged}, {@code created}, {@code updated}, {@code blanked},
   * {@code joined} and {@code left} segment memberships, {@code doNotContact} marks set, {@code
   * withdrawn} contacts, {@code duplicates} (profiles that share an address with another one),
   * {@code merged} contacts followed, {@code waiting} after an earlier failure, {@code failed},
   * {@code skipped} for want of an address or of consent, {@code requests}, {@code milliseconds}.
   */
  public Map<String, Long> counts() {
    return counts;
  }

  /** One count; 0 if it is not there. */
  public long count(String name) {
    return counts.getOrDefault(name, 0L);
  }

  /** The first 20 problems, with profile ids but without addresses. */
  public List<String> problems() {
    return problems;
  }
}
