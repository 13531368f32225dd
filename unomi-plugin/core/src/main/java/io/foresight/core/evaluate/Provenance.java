/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import io.foresight.core.input.Fields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a model comes from: enough to make it again. Immutable. */
public final class Provenance {
  private final Map<String, Object> map;

  private Provenance(Map<String, Object> map) {
    this.map = Collections.unmodifiableMap(map);
  }

  /**
   * @param learner name of the learner
   * @param hyperParameters of the learner, as fitted
   * @param seed of everything random
   * @param codeVersion version of Foresight
   * @param split how rows were divided, in words
   */
  public static Provenance of(
      String learner,
      Map<String, Object> hyperParameters,
      long seed,
      String codeVersion,
      String split) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("learner", learner);
    m.put("hyperParameters", new LinkedHashMap<>(hyperParameters));
    m.put("seed", seed);
    m.put("codeVersion", codeVersion);
    m.put("split", split);
    return new Provenance(m);
  }

  /**
   * Adds what is known of the rows.
   *
   * @param part {@code training} or {@code test}
   * @param rows number of rows
   * @param positives rows whose outcome happened
   * @param from earliest time, as given to the training set
   * @param to latest time
   * @param hash of the rows
   */
  public Provenance with(String part, int rows, int positives, long from, long to, String hash) {
    Map<String, Object> p = new LinkedHashMap<>();
    p.put("rows", rows);
    p.put("positives", positives);
    p.put("from", from);
    p.put("to", to);
    p.put("hash", hash);
    Map<String, Object> m = new LinkedHashMap<>(map);
    m.put(part, p);
    return new Provenance(m);
  }

  /**
   * A value by its key: {@code learner}, {@code hyperParameters}, {@code seed}, {@code
   * codeVersion}, {@code split}, {@code training}, {@code test}.
   */
  public Object get(String key) {
    Object v = map.get(key);
    if (v == null) {
      throw new IllegalArgumentException("no " + key + " in the provenance");
    }
    return v;
  }

  /** As JSON-like map. */
  public Map<String, Object> toMap() {
    return new LinkedHashMap<>(map);
  }

  static Provenance fromFields(Fields fields) {
    return new Provenance(new LinkedHashMap<>(fields.asMap()));
  }
}
