/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.delivery;

/** Whether a person may be written to, as this side knows it. */
public enum Permission {
  /** Consent is there: the contact may be created and is kept up to date. */
  GRANTED,
  /**
   * The person unsubscribed. The contact is never created for it; if the platform has it, it is
   * marked do-not-contact (unsubscribed). Its values and segments stay as they were last told.
   */
  UNSUBSCRIBED,
  /**
   * The purpose's consent is missing or was withdrawn. The contact is never created; if the
   * platform has it, it is marked do-not-contact (by hand), its values are blanked and it leaves
   * our segments. Whatever values and segments such a delivery carries are ignored.
   */
  NO_CONSENT
}
