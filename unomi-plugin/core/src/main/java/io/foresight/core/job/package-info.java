/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** Long work: progress, cancellation and jobs that run once per cluster and resume. */
@NullMarked
package io.foresight.core.job;

import org.jspecify.annotations.NullMarked;
