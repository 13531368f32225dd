/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.io.IOException;

/** Takes events one by one and keeps none of them. */
@FunctionalInterface
public interface EventWriter {
  /**
   * Takes the next event. Events of one customer come together and in time order.
   *
   * @throws IOException if the event cannot be stored; the simulation stops there
   */
  void write(SimulatedEvent event) throws IOException;
}
