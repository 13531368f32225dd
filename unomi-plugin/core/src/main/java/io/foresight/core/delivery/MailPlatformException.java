/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.delivery;

import org.jspecify.annotations.Nullable;

/** The platform cannot be reached, refuses us or answers nonsense. Nothing is lost: run again. */
public class MailPlatformException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean configuration;

  /**
   * @param message what was attempted, what came back and what to do; never a secret
   * @param configuration true if trying again is pointless until somebody changes the configuration
   * @param cause the failure underneath, or null
   */
  public MailPlatformException(String message, boolean configuration, @Nullable Throwable cause) {
    super(message, cause);
    this.configuration = configuration;
  }

  /** Whether trying again is pointless until somebody changes the configuration. */
  public boolean configuration() {
    return configuration;
  }
}
