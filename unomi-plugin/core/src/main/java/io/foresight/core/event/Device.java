/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.event;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody used. The order is part of the packed feature state: add at the end only. */
public enum Device {
  /** A desktop or laptop computer. */
  DESKTOP,
  /** A phone. */
  MOBILE,
  /** A tablet. */
  TABLET,
  /** Anything else that was named. */
  OTHER;

  /**
   * Reads a device as organisations write it: {@code desktop}, {@code Phone}, {@code smartphone},
   * {@code tablet}; any other non-blank text is {@link #OTHER}, blank or null is null.
   */
  public static @Nullable Device parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    switch (text.trim().toLowerCase(Locale.ROOT)) {
      case "desktop":
      case "computer":
      case "pc":
        return DESKTOP;
      case "mobile":
      case "phone":
      case "smartphone":
        return MOBILE;
      case "tablet":
        return TABLET;
      default:
        return OTHER;
    }
  }
}
