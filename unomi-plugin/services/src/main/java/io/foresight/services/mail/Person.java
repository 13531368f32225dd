/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.mail;

import java.util.Map;

/** Whom blocks are made for. Immutable. */
public final class Person {
  final String id;
  final Map<String, Object> foresight;
  final Map<String, Object> properties;

  /**
   * @param foresight content of {@code systemProperties.foresight} with what waits; empty without
   *     consent
   * @param properties of the profile; empty likewise
   */
  public Person(String id, Map<String, Object> foresight, Map<String, Object> properties) {
    this.id = id;
    this.foresight = foresight;
    this.properties = properties;
  }

  /** Changes with everything that happens to the person. */
  String knowledge() {
    Object state = foresight.get("state");
    return state == null ? "-" : Integer.toHexString(state.hashCode()) + state.toString().length();
  }
}
