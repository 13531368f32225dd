/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.goal;

import io.foresight.core.event.Role;
import java.util.Locale;

/** How roles are written in JSON. */
final class Roles {
  private Roles() {}

  static String json(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
