/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** Taking in what happened before the product was there, from files. */
@NullMarked
package io.foresight.core.history;

import org.jspecify.annotations.NullMarked;
