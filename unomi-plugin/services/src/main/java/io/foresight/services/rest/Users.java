/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import java.security.Principal;
import javax.ws.rs.core.SecurityContext;

/** Who is logged in. */
final class Users {
  private Users() {}

  /** The name; empty when it is not known. */
  static String name(SecurityContext security) {
    Principal p = security == null ? null : security.getUserPrincipal();
    return p == null || p.getName() == null ? "" : p.getName();
  }
}
