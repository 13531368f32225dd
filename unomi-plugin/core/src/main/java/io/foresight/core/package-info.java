/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** Foresight's engine in plain Java: it knows neither OSGi nor Unomi nor Elasticsearch. */
@NullMarked
package io.foresight.core;

import org.jspecify.annotations.NullMarked;
