/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import io.foresight.core.delivery.Delivery;
import java.util.Map;
import java.util.TreeSet;

/** A delivery on its way, with what Mautic was told before. */
final class Item {
  final Delivery delivery;
  final OutboxRow row;
  final String emailKey;
  final Map<String, Object> body;
  final String hash;

  /** Whether Mautic accepted or refused it in this run. */
  boolean settled;

  /** Whether the contact turned out to be gone and is being made again. */
  boolean again;

  Item(Delivery delivery, OutboxRow row, Values values) {
    this.delivery = delivery;
    this.row = row;
    this.emailKey = Outbox.emailKey(String.valueOf(delivery.emailKey()));
    this.body = values.body(delivery);
    this.hash = values.hash(delivery, body);
  }

  /** What is told but shall not be there any more. */
  TreeSet<String> blanks() {
    TreeSet<String> out = new TreeSet<>(row.fields);
    out.removeAll(body.keySet());
    return out;
  }

  /** About as long as it is on its way. */
  long characters() {
    long n = 0;
    for (Object v : body.values()) {
      n += v instanceof String ? ((String) v).length() : 20;
    }
    return n;
  }

  boolean emailChanged() {
    return row.contactId > 0 && !row.emailKey.equals(emailKey);
  }
}
