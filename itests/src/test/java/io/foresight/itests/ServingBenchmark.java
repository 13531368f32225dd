/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How long Unomi takes for 20 items out of 20 000, of people with some thirty orders each: within
 * the product (from the request's arrival at the service to its answer), and for a REST client. Not
 * part of the build, and alone, for it fills the catalogue: {@code -Dit.test=ServingBenchmark},
 * with {@code -Dbenchmark.items}, {@code -Dbenchmark.people} and {@code -Dbenchmark.answers}.
 */
@ExtendWith(ShopExtension.class)
class ServingBenchmark {
  private static final int ITEMS = Integer.getInteger("benchmark.items", 20_000);
  private static final int PEOPLE = Integer.getInteger("benchmark.people", 3_000);
  private static final int ANSWERS = Integer.getInteger("benchmark.answers", 3_000);
  private static final int BATCH = 2_000;

  private final Shop shop;
  private final Platform platform;

  ServingBenchmark(Shop shop) {
    this.shop = shop;
    this.platform = shop.platform;
  }

  @Test
  void twentyOfTwentyThousand() throws Exception {
    ObjectNode report = Platform.JSON.createObjectNode();
    report.put("items", ITEMS).put("people", PEOPLE).put("loadBefore", load());
    fillCatalogue();
    Path file = shop.importFolder().resolve("serving.jsonl");
    writeHistory(file);
    shop.jobs.run("imports", "{\"file\": \"serving.jsonl\"}");
    JsonNode learned = shop.jobs.run("recommend", "");
    report.set("learned", learned);
    shop.jobs.run("score", "{\"rebuild\": true}");
    JsonNode slot = Platform.JSON.readTree("{\"count\": 20, \"exclude\": {\"boughtDays\": 36500}}");
    platform.send("PUT", "cxs/foresight/slots/twenty", slot);
    int shown = 0;
    double[] millis = new double[ANSWERS];
    Random random = new Random(3);
    // Once to warm up: its answers are in the figures of the product all the same.
    for (int round = 0; round < 2; round++) {
      for (int n = 0; n < ANSWERS; n++) {
        long began = System.nanoTime();
        JsonNode set =
            platform.get(
                "cxs/foresight/recommendations/twenty?profile=serving-" + random.nextInt(PEOPLE));
        millis[n] = (System.nanoTime() - began) / 1e6;
        shown += set.path("items").size();
      }
    }
    Arrays.sort(millis);
    report.set("inside", platform.get("cxs/foresight/recommend").path("serving"));
    report
        .put("restP50Millis", millis[ANSWERS / 2])
        .put("restP99Millis", millis[ANSWERS * 99 / 100]);
    report.put("itemsShown", shown / (2.0 * ANSWERS)).put("loadAfter", load());
    Path work = Path.of(System.getProperty("foresight.work"));
    Files.writeString(work.resolve("serving.json"), report.toPrettyString());
    assertThat(shown).isEqualTo(2 * ANSWERS * 20);
  }

  private void fillCatalogue() throws Exception {
    for (int from = 0; from < ITEMS; from += BATCH) {
      ObjectNode request = Platform.JSON.createObjectNode();
      ArrayNode items = request.putArray("items");
      for (int i = from; i < Math.min(ITEMS, from + BATCH); i++) {
        ObjectNode item = items.addObject();
        item.put("id", "i" + i).put("title", "word" + i % 700 + " word" + i % 1100 + " thing");
        item.put("price", 1 + i % 100).put("currency", "EUR").put("brand", "b" + i % 500);
        item.putArray("categories").add("c" + i % 200);
      }
      platform.send("PUT", "cxs/foresight/catalogue/items", request);
    }
  }

  /** People of a hundred tastes; few items make most of what is taken. */
  private static void writeHistory(Path file) throws IOException {
    Random random = new Random(1);
    try (Writer out = Files.newBufferedWriter(file)) {
      for (int p = 0; p < PEOPLE; p++) {
        int taste = random.nextInt(100);
        for (int k = 0; k < 30; k++) {
          double u = random.nextDouble();
          int i = (int) (ITEMS * u * u * u);
          i = random.nextInt(4) > 0 ? Math.min(ITEMS - 1, i / 100 * 100 + taste) : i;
          String at = Shop.NOW.minus(Duration.ofHours(1 + random.nextInt(8_000))).toString();
          out.write(line(p, k, i, at));
        }
      }
    }
  }

  private static String line(int person, int k, int item, String at) throws IOException {
    ObjectNode e = Platform.JSON.createObjectNode();
    e.put("id", "serving-" + person + "-" + k).put("type", "order");
    e.put("customer", "serving-" + person).put("time", at);
    ObjectNode properties = e.putObject("properties");
    properties.put("orderId", person + "-" + k).put("amount", 10).put("currency", "EUR");
    properties.putArray("lines").addObject().put("productId", "i" + item).put("price", 10);
    if (k == 0) {
      e.putObject("consents").put("newsletter", true);
    }
    return Platform.JSON.writeValueAsString(e) + "\n";
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
