/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** Live models at work on profiles: fold, score, band, explain. */
@NullMarked
package io.foresight.core.live;

import org.jspecify.annotations.NullMarked;
