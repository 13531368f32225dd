/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.quality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One thing about the data that is or is not as it should be. Immutable. */
public final class Check {
  private final String id;
  private final String what;
  private final double have;
  private final double limit;
  private final boolean atMost;
  private final long of;
  private final String fix;
  private final List<Map<String, Object>> examples;

  private Check(
      String id,
      String what,
      double have,
      double limit,
      boolean atMost,
      long of,
      String fix,
      List<Map<String, Object>> examples) {
    this.id = id;
    this.what = what;
    this.have = have;
    this.limit = limit;
    this.atMost = atMost;
    this.of = of;
    this.fix = fix;
    this.examples = Collections.unmodifiableList(new ArrayList<>(examples));
  }

  /**
   * A share that must not be larger than a limit.
   *
   * @param id stable, e.g. {@code duplicate_events}
   * @param what in words
   * @param hits how many are wrong
   * @param of how many were looked at; with none the check is met, there is nothing wrong
   * @param limit 0..1
   * @param fix what to do about it
   * @param examples a few offending ones
   */
  public static Check atMost(
      String id,
      String what,
      long hits,
      long of,
      double limit,
      String fix,
      List<Map<String, Object>> examples) {
    return new Check(id, what, of == 0 ? 0 : (double) hits / of, limit, true, of, fix, examples);
  }

  /**
   * A share that must not be smaller than a limit; with none to look at it is not met.
   *
   * @see #atMost
   */
  public static Check atLeast(
      String id,
      String what,
      long hits,
      long of,
      double limit,
      String fix,
      List<Map<String, Object>> examples) {
    return new Check(id, what, of == 0 ? 0 : (double) hits / of, limit, false, of, fix, examples);
  }

  /** Stable id. */
  public String id() {
    return id;
  }

  /** Whether the data is as it should be. */
  public boolean met() {
    return atMost ? have <= limit : have >= limit;
  }

  /** The share, 0..1. */
  public double have() {
    return have;
  }

  /** A few offending ones. */
  public List<Map<String, Object>> examples() {
    return examples;
  }

  /**
   * {@code id, what, have, atMost|atLeast, of, met} and, unless met without a blemish, {@code fix}
   * and {@code examples}.
   */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("id", id);
    m.put("what", what);
    m.put("have", have);
    m.put(atMost ? "atMost" : "atLeast", limit);
    m.put("of", of);
    m.put("met", met());
    if (!met() || !examples.isEmpty()) {
      m.put("fix", fix);
      m.put("examples", examples);
    }
    return m;
  }
}
