/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.simulation.JsonLinesWriter;
import io.foresight.simulation.SimulatedShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The simulated shop's history, generated once and found again at the next start. */
final class SimulatedHistory implements History {
  private static final String FILE = "simulated-shop.jsonl.gz";

  private final Options options;
  private final Clock clock;

  SimulatedHistory(Options options, Clock clock) {
    this.options = options;
    this.clock = clock;
  }

  @Override
  public String key() {
    String size = "shop-" + options.profiles + "-" + options.days + "-" + options.seed;
    return options.asOf == null ? size : size + "-" + options.asOf.getEpochSecond();
  }

  @Override
  public String title() {
    return "Letting a simulated shop live";
  }

  @Override
  public ObjectNode describe() {
    ObjectNode out = RestClient.JSON.createObjectNode();
    out.put("kind", "simulated");
    out.put("people", options.profiles);
    out.put("days", options.days);
    out.put("seed", options.seed);
    return out;
  }

  @Override
  public Ready prepare(Path folder, Progress progress) throws IOException {
    Marks marks = new Marks(folder.resolve("history.json"));
    Path file = folder.resolve(FILE);
    JsonNode made = marks.get("history");
    if (made != null && Files.exists(file)) {
      return new Ready(List.of(file), null, Instant.parse(made.path("end").asText()));
    }
    Instant end =
        options.asOf == null ? clock.instant().truncatedTo(ChronoUnit.DAYS) : options.asOf;
    SimulatedShop shop = new SimulatedShop(options.seed, options.profiles, options.days, end);
    Path fresh = folder.resolve(FILE + ".new");
    long events;
    try (JsonLinesWriter out = JsonLinesWriter.to(fresh)) {
      shop.writeTo(
          event -> {
            out.write(event);
            if (out.events() % 1_000 == 0) {
              progress.report("events", out.events(), -1);
            }
          });
      events = out.events();
    }
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    marks.put(
        "history",
        RestClient.JSON.createObjectNode().put("end", end.toString()).put("events", events));
    return new Ready(List.of(file), null, end);
  }
}
