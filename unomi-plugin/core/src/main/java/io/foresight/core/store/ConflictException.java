/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

/** Somebody else created or changed the document first. */
public final class ConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message which document
   */
  public ConflictException(String message) {
    super(message);
  }
}
