/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.delivery;

/** What became of a person in a mail platform and in the connector's own records. */
public enum Forgotten {
  /** Nothing was kept. */
  NOTHING_KEPT,

  /** Our values are blank in the platform, our segments left, our records deleted. */
  ERASED,

  /**
   * Our records are cut down to what blanking the contact takes; the platform could not be reached.
   * The next run that reaches it does the rest.
   */
  PENDING
}
