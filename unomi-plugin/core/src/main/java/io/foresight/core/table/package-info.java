/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** Tables of numbers and categories: what features, datasets and learners share. */
@NullMarked
package io.foresight.core.table;

import org.jspecify.annotations.NullMarked;
