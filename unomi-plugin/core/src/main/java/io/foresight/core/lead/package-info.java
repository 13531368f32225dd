/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/**
 * Lead scoring by explicit points, beside the learned score of a goal on won and lost, and the fair
 * comparison of both on the same future cases.
 */
@NullMarked
package io.foresight.core.lead;

import org.jspecify.annotations.NullMarked;
