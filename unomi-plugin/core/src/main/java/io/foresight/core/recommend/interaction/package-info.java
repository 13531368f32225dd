/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** Who did what with which item, held compactly by int ids. */
@NullMarked
package io.foresight.core.recommend.interaction;

import org.jspecify.annotations.NullMarked;
