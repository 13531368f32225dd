/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** Whether the data can be trusted: what is wrong, examples of it, and how to put it right. */
@NullMarked
package io.foresight.core.quality;

import org.jspecify.annotations.NullMarked;
