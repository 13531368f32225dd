/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/**
 * What happened, in the product's own words, and the mapping from an organisation's events to it.
 */
@NullMarked
package io.foresight.core.event;

import org.jspecify.annotations.NullMarked;
