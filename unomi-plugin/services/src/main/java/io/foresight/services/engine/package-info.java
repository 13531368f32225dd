/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** The work itself: goals, training, registry, scoring, delivery. Knows Unomi only by our ports. */
package io.foresight.services.engine;
