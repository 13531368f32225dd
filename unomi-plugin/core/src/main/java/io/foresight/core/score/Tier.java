/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.score;

import java.util.Locale;

/** How much data stands behind a score; ascending. */
public enum Tier {
  /** Rules of thumb: too little data to learn from. */
  RULES,
  /** Learned from everybody, little known of this profile. */
  POOLED,
  /** Learned from everybody, enough known of this profile. */
  PERSONAL;

  /** As written on profiles and in JSON, e.g. {@code personal}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
