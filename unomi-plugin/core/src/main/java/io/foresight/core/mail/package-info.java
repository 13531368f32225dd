/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/**
 * Tells people's opens and clicks of mails from those of machines: mail proxies that load pictures
 * ahead and gateways that follow links. {@link io.foresight.core.mail.MachineFilter} judges events,
 * {@link io.foresight.core.mail.MailInsight} learns a filter from an organisation's own traffic.
 */
@NullMarked
package io.foresight.core.mail;

import org.jspecify.annotations.NullMarked;
