/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

/** Bytes that are no feature state of a version this release reads. Rebuild it from history. */
public final class CorruptStateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong with the bytes
   */
  public CorruptStateException(String message) {
    super("feature state is not readable: " + message);
  }
}
