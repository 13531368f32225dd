/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** When somebody orders next, and which products he is due to buy again. */
@NullMarked
package io.foresight.core.nextorder;

import org.jspecify.annotations.NullMarked;
