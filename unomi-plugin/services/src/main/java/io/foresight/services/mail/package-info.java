/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
/** Recommendations in mails: blocks as fields of contacts, single mails, and whom to credit. */
package io.foresight.services.mail;
