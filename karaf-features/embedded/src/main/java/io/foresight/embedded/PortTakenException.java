/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.embedded;

/** A port is in use by another program. */
public final class PortTakenException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final int port;

  PortTakenException(int port, String use, Throwable cause) {
    super(
        "port "
            + port
            + " ("
            + use
            + ") is taken: stop the program that listens on it, choose another port, or 0 for any"
            + " free one",
        cause);
    this.port = port;
  }

  /** The port in question. */
  public int port() {
    return port;
  }
}
