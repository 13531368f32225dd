/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/**
 * Where somebody stands: subscriber, lead, customer, at risk, lapsed, won back. Stages are defined
 * by conditions; the shipped ones measure silence by the shop's own rhythm of buying.
 */
@NullMarked
package io.foresight.core.lifecycle;

import org.jspecify.annotations.NullMarked;
