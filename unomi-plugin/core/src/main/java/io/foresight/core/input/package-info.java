/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** Reading JSON-like maps with errors that name the field and what is allowed. */
@NullMarked
package io.foresight.core.input;

import org.jspecify.annotations.NullMarked;
