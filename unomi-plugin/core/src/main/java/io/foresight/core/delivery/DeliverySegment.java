/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.delivery;

import java.util.Objects;

/** A Unomi segment that is mirrored in the platform. Immutable. */
public final class DeliverySegment {
  private final String id;
  private final String name;

  /**
   * @param id Unomi's segment id
   * @param name what people see in the platform, at most 191 characters
   */
  public DeliverySegment(String id, String name) {
    this.id = Objects.requireNonNull(id);
    this.name = Objects.requireNonNull(name);
  }

  /** Unomi's segment id. */
  public String id() {
    return id;
  }

  /** What people see. */
  public String name() {
    return name;
  }
}
