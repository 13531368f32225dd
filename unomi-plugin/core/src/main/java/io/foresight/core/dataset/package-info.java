/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/**
 * From events to feature vectors at past moments with the outcome that followed. Features come from
 * the same fold that serves live scores; outcomes lie strictly after the snapshot; the newest
 * snapshots are for testing and nothing known to the training set reaches into their outcome
 * window.
 */
@NullMarked
package io.foresight.core.dataset;

import org.jspecify.annotations.NullMarked;
