/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

/** What became of an event given to {@link FeatureState#fold}. */
public enum FoldResult {
  /** It is part of the state now. */
  FOLDED,
  /** An event of this id is among the recent ones already; the state is unchanged. */
  DUPLICATE,
  /** It claims to happen later than clocks can differ; the state is unchanged. */
  FROM_THE_FUTURE,
  /** It claims to be from before 1990 (or before 1970, negative); the state is unchanged. */
  TOO_OLD
}
