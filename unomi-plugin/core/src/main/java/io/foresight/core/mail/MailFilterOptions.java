/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.mail;

import io.foresight.core.input.Fields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How machines are told from people. Immutable. As JSON, everything optional:
 *
 * <pre>{@code
 * { "threshold": 0.5,          below this probability of being human an event counts as a machine's
 *   "burstSeconds": 10,        clicks this close together belong to one burst
 *   "confirmMinutes": 30,      what happens on the site this soon after a click confirms it
 *   "minConfirmed": 200,       confirmed and other events needed to learn; rules until then
 *   "agents": [{"contains": "AcmeScan", "kind": "scanner"}],   before the shipped ones; kinds:
 *                                                              person, proxy, prefetch, scanner
 *   "ranges": ["198.51.100.0/24", "2001:db8::/32"] }           networks of known machines
 * }</pre>
 */
public final class MailFilterOptions {
  private final double threshold;
  private final int burstSeconds;
  private final int confirmMinutes;
  private final int minConfirmed;
  private final AgentList agents;
  private final AddressRanges ranges;

  private MailFilterOptions(Fields f) {
    f.allowOnly(
        Set.of("threshold", "burstSeconds", "confirmMinutes", "minConfirmed", "agents", "ranges"));
    threshold = f.number("threshold", 0.5, 0, 1);
    burstSeconds = f.integer("burstSeconds", 10, 1, 600);
    confirmMinutes = f.integer("confirmMinutes", 30, 1, 1440);
    minConfirmed = f.integer("minConfirmed", 200, 20, 1_000_000);
    agents = new AgentList(f.objects("agents"));
    ranges = new AddressRanges(f.at("ranges"), f.strings("ranges"));
  }

  /**
   * Reads options.
   *
   * @throws io.foresight.core.input.InvalidInputException naming the field
   */
  public static MailFilterOptions of(Map<String, Object> json) {
    return new MailFilterOptions(Fields.of("mailFilter", json));
  }

  /** The defaults. */
  public static MailFilterOptions defaults() {
    return of(Collections.emptyMap());
  }

  /** The JSON form that {@link #of} reads back. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("threshold", threshold);
    m.put("burstSeconds", burstSeconds);
    m.put("confirmMinutes", confirmMinutes);
    m.put("minConfirmed", minConfirmed);
    m.put("agents", agents.toList());
    m.put("ranges", ranges.toList());
    return m;
  }

  /** Below this probability of being human an event counts as a machine's. Default 0.5. */
  public double threshold() {
    return threshold;
  }

  long burst() {
    return burstSeconds * 1000L;
  }

  long confirm() {
    return confirmMinutes * 60_000L;
  }

  int minConfirmed() {
    return minConfirmed;
  }

  AgentList agents() {
    return agents;
  }

  AddressRanges ranges() {
    return ranges;
  }
}
