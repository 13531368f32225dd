/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** Whether a model treats groups of people alike, and which features give a group away. */
@NullMarked
package io.foresight.core.fairness;

import org.jspecify.annotations.NullMarked;
