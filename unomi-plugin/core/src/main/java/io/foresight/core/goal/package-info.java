/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** What is predicted: an outcome, a horizon, a population and how its scores are banded. */
@NullMarked
package io.foresight.core.goal;

import org.jspecify.annotations.NullMarked;
