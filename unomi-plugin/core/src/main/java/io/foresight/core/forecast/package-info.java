/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/**
 * Forecasts of what the whole shop does by day and week: orders, revenue, engagement, mails sent.
 * Candidates compete on rolling origins, intervals come from the errors made there.
 */
@NullMarked
package io.foresight.core.forecast;

import org.jspecify.annotations.NullMarked;
