/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Events of one index, as lines of a bulk request. Filled by one thread, then sent by another. */
final class EventBatch {
  /** Where one event came from and which bytes it has. */
  static final class Item {
    final int file;
    final long line;
    final int from;
    final int to;

    Item(int file, long line, int from, int to) {
      this.file = file;
      this.line = line;
      this.from = from;
      this.to = to;
    }
  }

  final String index;
  final List<Item> items = new ArrayList<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);

  EventBatch(String index) {
    this.index = index;
  }

  ByteArrayOutputStream bytes() {
    return bytes;
  }

  int size() {
    return bytes.size();
  }

  /** Ends the event whose bytes begin at {@code from}. */
  void end(int file, long line, int from) {
    items.add(new Item(file, line, from, bytes.size()));
  }
}
