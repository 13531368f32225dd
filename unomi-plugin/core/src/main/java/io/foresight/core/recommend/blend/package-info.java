/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** How much each ranker counts, learned from what people did next. */
@NullMarked
package io.foresight.core.recommend.blend;

import org.jspecify.annotations.NullMarked;
