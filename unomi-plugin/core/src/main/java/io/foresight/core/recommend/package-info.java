/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** Recommendations: what items are to those who rank them. */
@NullMarked
package io.foresight.core.recommend;

import org.jspecify.annotations.NullMarked;
