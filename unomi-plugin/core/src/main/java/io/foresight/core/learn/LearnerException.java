/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

/** A learner failed on rows it should have been able to fit; the competition goes on without it. */
public final class LearnerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what failed
   * @param cause from the library
   */
  public LearnerException(String message, Throwable cause) {
    super(message, cause);
  }
}
