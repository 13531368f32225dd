/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** Slots: where items are shown, and the rules they keep there. */
@NullMarked
package io.foresight.core.recommend.slot;

import org.jspecify.annotations.NullMarked;
