/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/**
 * What a mail platform should know about each contact, and what came back from it. The engine fills
 * {@link io.foresight.core.delivery.DeliverySource}, a connector makes the platform hold it and
 * hands reactions to {@link io.foresight.core.delivery.FeedbackSink}.
 */
@NullMarked
package io.foresight.core.delivery;

import org.jspecify.annotations.NullMarked;
