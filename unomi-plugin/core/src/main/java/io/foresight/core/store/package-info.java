/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/**
 * Ports to where events, profiles and our own documents live. Implemented for Elasticsearch by the
 * elasticsearch bundle and in memory for tests; values are plain {@code Map}, {@code List}, {@code
 * String}, {@code Number} and {@code Boolean}, so that no JSON library crosses a bundle border.
 */
@NullMarked
package io.foresight.core.store;

import org.jspecify.annotations.NullMarked;
