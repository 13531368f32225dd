/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/**
 * Whether the world has moved away from what a model learned, and whether that matters: effect
 * sizes of features and scores, the season kept in mind, and above all matured outcomes.
 */
@NullMarked
package io.foresight.core.drift;

import org.jspecify.annotations.NullMarked;
