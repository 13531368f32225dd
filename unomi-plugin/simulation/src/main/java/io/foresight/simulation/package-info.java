/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/**
 * A shop that lives by known rules, so that tests can compare what was learned with the truth.
 *
 * <p>{@link io.foresight.simulation.SimulatedShop} writes the history of its customers, {@link
 * io.foresight.simulation.Reactions} says what recipients do with a mailing, and {@link
 * io.foresight.simulation.Truth} tells tests, never the product, what drove a customer. Everything
 * follows from the seed; a customer depends on nobody else.
 */
@NullMarked
package io.foresight.simulation;

import org.jspecify.annotations.NullMarked;
