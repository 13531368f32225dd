/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** The one gate every use of a profile passes. */
@NullMarked
package io.foresight.core.consent;

import org.jspecify.annotations.NullMarked;
