/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import java.util.LinkedHashMap;
import java.util.Map;

/** A row's meaning before it is known whose it is. */
final class Happening {
  final String id;
  final String type;
  final String contactId;
  final String email;
  final long time;
  final Map<String, Object> properties = new LinkedHashMap<>();

  Happening(String id, String type, String contactId, String email, long time) {
    this.id = id;
    this.type = type;
    this.contactId = contactId;
    this.email = email;
    this.time = time;
  }

  Happening with(String name, Object value) {
    if (value != null && !value.equals("")) {
      properties.put(name, value);
    }
    return this;
  }
}
