/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is imported: the life of a simulated shop or an organisation's order log. */
interface History {
  /** Short folder name that tells one history from another; data of two are never mixed. */
  String key();

  /** What the first step does, in words. */
  String title();

  /** Describes the input under the report's stable keys. */
  ObjectNode describe();

  /**
   * Makes the files ready, in the folder given where they must be made.
   *
   * @param folder kept between starts
   */
  Ready prepare(Path folder, Progress progress) throws IOException;

  /** Files to import and from when on they are the past. */
  final class Ready {
    final List<Path> files;
    final @Nullable JsonNode mapping;
    final Instant asOf;

    Ready(List<Path> files, @Nullable JsonNode mapping, Instant asOf) {
      this.files = files;
      this.mapping = mapping;
      this.asOf = asOf;
    }
  }
}
