/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * Reads files of one shape and hands on their events. Two runs over the same files hand on the same
 * events in the same order, which is what resuming rests on.
 */
interface RecordSource {
  /**
   * Reads one file; files come in their order.
   *
   * @param number of the file, from 0
   * @param bytesRead told how far it is, in bytes of the file
   * @throws io.foresight.core.input.InvalidInputException if the file as a whole cannot be used
   */
  void read(Path file, int number, LongConsumer bytesRead);
}
