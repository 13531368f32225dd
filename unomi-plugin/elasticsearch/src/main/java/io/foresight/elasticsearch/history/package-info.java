/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/**
 * Imports files of past events: reads CSV or JSON lines, and writes events, sessions and profiles
 * as Unomi 2.1 stores them.
 */
@NullMarked
package io.foresight.elasticsearch.history;

import org.jspecify.annotations.NullMarked;
