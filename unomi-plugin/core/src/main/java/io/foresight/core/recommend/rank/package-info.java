/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** Rankers: each scores items for a person and can say why. */
@NullMarked
package io.foresight.core.recommend.rank;

import org.jspecify.annotations.NullMarked;
