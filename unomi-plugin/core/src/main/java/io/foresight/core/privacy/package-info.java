/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/**
 * Training without identities: keyed hashes instead of identifiers, guards against identifiers that
 * slip in as values, exports that say what they hold, and erasure.
 */
@NullMarked
package io.foresight.core.privacy;

import org.jspecify.annotations.NullMarked;
