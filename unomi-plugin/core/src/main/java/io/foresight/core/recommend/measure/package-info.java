/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** How good recommendations are: off line by time split, and by credit. */
@NullMarked
package io.foresight.core.recommend.measure;

import org.jspecify.annotations.NullMarked;
