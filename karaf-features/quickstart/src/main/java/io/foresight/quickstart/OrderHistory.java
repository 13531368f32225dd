/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** An organisation's own order log. */
final class OrderHistory implements History {
  private final List<Path> files;
  private final String mapping;
  private final @Nullable Instant asOf;

  OrderHistory(List<Path> files, String mapping, @Nullable Instant asOf) {
    this.files = files;
    this.mapping = mapping;
    this.asOf = asOf;
  }

  @Override
  public String key() {
    CRC32 crc = new CRC32();
    crc.update(mapping.getBytes(StandardCharsets.UTF_8));
    for (Path file : files) {
      crc.update((file + "\n" + size(file)).getBytes(StandardCharsets.UTF_8));
    }
    crc.update(String.valueOf(asOf).getBytes(StandardCharsets.UTF_8));
    return "orders-" + Long.toHexString(crc.getValue());
  }

  @Override
  public String title() {
    return "Looking at the order log";
  }

  @Override
  public ObjectNode describe() {
    ObjectNode out = RestClient.JSON.createObjectNode();
    out.put("kind", "orders");
    ArrayNode names = out.putArray("files");
    files.forEach(f -> names.add(String.valueOf(f.getFileName())));
    out.put("mapping", mapping);
    return out;
  }

  @Override
  public Ready prepare(Path folder, Progress progress) throws IOException {
    JsonNode json = OrderMappings.load(mapping);
    if (asOf != null) {
      return new Ready(files, json, asOf);
    }
    Marks marks = new Marks(folder.resolve("history.json"));
    JsonNode known = marks.get("history");
    if (known != null) {
      return new Ready(files, json, Instant.parse(known.path("end").asText()));
    }
    ZoneId zone = OrderMappings.zone(json);
    Instant last = Instant.MIN;
    for (Path file : files) {
      progress.say("looking for the last order in " + file.getFileName());
      Instant found = LastEvent.in(file, zone);
      last = found.isAfter(last) ? found : last;
    }
    // Just after it: the last event must already be the past.
    Instant end = last.plus(Duration.ofSeconds(1));
    marks.put("history", RestClient.JSON.createObjectNode().put("end", end.toString()));
    return new Ready(files, json, end);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new QuickstartException(file + " cannot be read", e);
    }
  }
}
