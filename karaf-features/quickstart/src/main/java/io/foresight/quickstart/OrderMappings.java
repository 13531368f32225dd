/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an order log's columns read: shipped by name, or a file of the organisation's own. */
final class OrderMappings {
  static final List<String> SHIPPED = List.of("online_retail", "cdnow");

  private OrderMappings() {}

  /**
   * @throws UsageException if there is neither such a name nor such a file, or it is no JSON object
   */
  static JsonNode load(String nameOrFile) throws IOException {
    byte[] bytes = read(nameOrFile);
    try {
      JsonNode json = RestClient.JSON.readTree(bytes);
      if (json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException e) {
      throw new UsageException(
          "--mapping " + nameOrFile + " is not JSON: " + e.getOriginalMessage());
    }
    throw new UsageException("--mapping " + nameOrFile + " must hold a JSON object");
  }

  /** The time zone of the log; UTC when the mapping names none. */
  static ZoneId zone(JsonNode mapping) {
    String zone = mapping.path("time").path("zone").asText("UTC");
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new UsageException(
          "--mapping: time.zone must be a time zone such as Europe/London, was " + zone);
    }
  }

  /** The currency of the log's amounts; the product's default when the mapping names none. */
  static String currency(@Nullable String nameOrFile) throws IOException {
    return nameOrFile == null
        ? "EUR"
        : load(nameOrFile).path("order").path("currency").asText("EUR");
  }

  private static byte[] read(String nameOrFile) throws IOException {
    if (SHIPPED.contains(nameOrFile)) {
      try (InputStream in =
          OrderMappings.class.getResourceAsStream("mappings/" + nameOrFile + ".json")) {
        if (in == null) {
          throw new IOException("the shipped mapping " + nameOrFile + " is missing");
        }
        return in.readAllBytes();
      }
    }
    Path file = Path.of(nameOrFile);
    if (!Files.isRegularFile(file)) {
      throw new UsageException(
          "--mapping must be a file or one of " + SHIPPED + ", was " + nameOrFile);
    }
    return Files.readAllBytes(file);
  }
}
