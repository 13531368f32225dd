/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** Model versions, which of them is live, and which was live when. */
@NullMarked
package io.foresight.core.registry;

import org.jspecify.annotations.NullMarked;
