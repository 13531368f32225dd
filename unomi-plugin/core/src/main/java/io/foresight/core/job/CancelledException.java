/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.job;

/** Thrown out of {@link Progress#report} when the work was asked to stop. */
public final class CancelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message who or what asked
   */
  public CancelledException(String message) {
    super(message);
  }
}
