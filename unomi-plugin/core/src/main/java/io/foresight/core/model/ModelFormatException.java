/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.model;

/** Bytes that are not a model this version can read. The message says why. */
public final class ModelFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong with the bytes
   */
  public ModelFormatException(String message) {
    super(message);
  }
}
