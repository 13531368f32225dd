/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/**
 * What a customer is worth: expected orders and spend over a horizon with intervals, from BG/NBD
 * and Gamma-Gamma and a learned correction of them, said about each profile.
 */
@NullMarked
package io.foresight.core.value;

import org.jspecify.annotations.NullMarked;
