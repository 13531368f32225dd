/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** The model in use: answers one person within microseconds. */
@NullMarked
package io.foresight.core.recommend.serve;

import org.jspecify.annotations.NullMarked;
