/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

/** The product answered with an error, or not at all. */
final class RestException extends QuickstartException {
  private static final long serialVersionUID = 1L;

  private final int status;

  RestException(int status, String message) {
    super(message);
    this.status = status;
  }

  RestException(String message, Throwable cause) {
    super(message, cause);
    this.status = 0;
  }

  /** HTTP status; 0 when there was no answer. */
  int status() {
    return status;
  }
}
