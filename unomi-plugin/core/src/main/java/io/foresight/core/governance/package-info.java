/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/**
 * Who may put a model live, what was done when and by whom, and the card that describes a model.
 */
@NullMarked
package io.foresight.core.governance;

import org.jspecify.annotations.NullMarked;
