/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/**
 * "Buy till you die": BG/NBD for how often customers order and Gamma-Gamma for how much they spend,
 * fitted by maximum likelihood, with what follows from them for one customer.
 */
@NullMarked
package io.foresight.core.value.btyd;

import org.jspecify.annotations.NullMarked;
