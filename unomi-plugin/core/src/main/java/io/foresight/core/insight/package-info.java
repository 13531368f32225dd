/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** What is learned from everybody's history and said about each profile, beside the goals. */
@NullMarked
package io.foresight.core.insight;

import org.jspecify.annotations.NullMarked;
