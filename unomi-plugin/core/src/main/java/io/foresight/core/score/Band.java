/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import java.util.Locale;

/** How high a score is, in words a segment can use; ascending. */
public enum Band {
  /** Below the first threshold. */
  VERY_LOW,
  /** From the first threshold on. */
  LOW,
  /** From the second threshold on. */
  MEDIUM,
  /** From the third threshold on. */
  HIGH,
  /** From the fourth threshold on. */
  VERY_HIGH;

  /** As written on profiles and in JSON, e.g. {@code very_high}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
