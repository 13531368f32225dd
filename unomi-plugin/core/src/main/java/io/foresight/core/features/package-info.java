/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/**
 * Features as a fold over events, written once for training and serving: {@link
 * io.foresight.core.features.FeatureState} takes events in, {@link
 * io.foresight.core.features.FeatureReader} reads named numbers out of it at a moment.
 */
@NullMarked
package io.foresight.core.features;

import org.jspecify.annotations.NullMarked;
