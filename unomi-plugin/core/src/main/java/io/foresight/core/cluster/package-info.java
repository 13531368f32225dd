/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** Whom somebody resembles: RFM cells, clusters by behaviour, personas by engagement. */
@NullMarked
package io.foresight.core.cluster;

import org.jspecify.annotations.NullMarked;
