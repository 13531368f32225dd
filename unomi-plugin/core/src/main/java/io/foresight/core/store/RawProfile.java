/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

import java.util.Map;

/** A profile as Unomi stored it, cut down to the fields that were asked for. */
public final class RawProfile {
  private final String id;
  private final Map<String, Object> source;

  /**
   * @param id Unomi's item id
   * @param source the stored document: {@code properties}, {@code systemProperties}, {@code
   *     segments}, {@code consents}
   */
  public RawProfile(String id, Map<String, Object> source) {
    this.id = id;
    this.source = source;
  }

  /** Unomi's item id. */
  public String id() {
    return id;
  }

  /** The stored document, nested maps. */
  public Map<String, Object> source() {
    return source;
  }
}
