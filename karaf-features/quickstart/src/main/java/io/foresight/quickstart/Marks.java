/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Remembers over restarts which steps are done and what came out, in one small JSON file. */
final class Marks {
  private final Path file;
  private final ObjectNode all;

  Marks(Path file) throws IOException {
    this.file = file;
    this.all = read(file);
  }

  @Nullable JsonNode get(String name) {
    return all.get(name);
  }

  void put(String name, JsonNode value) throws IOException {
    all.set(name, value);
    // A half-written file would make the next start repeat everything.
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, RestClient.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static ObjectNode read(Path file) throws IOException {
    if (Files.exists(file)) {
      try {
        JsonNode json = RestClient.JSON.readTree(Files.readAllBytes(file));
        if (json instanceof ObjectNode) {
          return (ObjectNode) json;
        }
      } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
        throw new QuickstartException(file + " cannot be read; delete it to start anew", e);
      }
    }
    return RestClient.JSON.createObjectNode();
  }
}
