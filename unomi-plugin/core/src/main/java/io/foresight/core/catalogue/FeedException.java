/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

/** A feed that could not be fetched, or not be read to its end. */
public final class FeedException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong, for the operator
   */
  public FeedException(String message) {
    super(message);
  }
}
