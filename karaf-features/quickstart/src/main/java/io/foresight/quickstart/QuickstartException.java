/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import org.jspecify.annotations.Nullable;

/** A step failed. The message says what failed and what to do. */
class QuickstartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  QuickstartException(String message) {
    this(message, null);
  }

  QuickstartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
