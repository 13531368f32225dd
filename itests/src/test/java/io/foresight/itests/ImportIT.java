/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.simulation.JsonLinesWriter;
import io.foresight.simulation.SimulatedShop;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** History files and the event mapping come in by REST. */
@ExtendWith(ShopExtension.class)
class ImportIT {
  private static final String FILES = "cxs/foresight/imports/files";
  private static final String MAPPING = "cxs/foresight/mapping";
  private static final Duration SHELL = Duration.ofMinutes(1);
  private static final String KARAF =
      "Basic " + Base64.getEncoder().encodeToString("karaf:karaf".getBytes(StandardCharsets.UTF_8));

  private final Shop shop;
  private final Platform platform;
  @TempDir Path here;

  ImportIT(Shop shop) {
    this.shop = shop;
    this.platform = shop.platform;
  }

  @Test
  void uploadedHistory_isImported() throws Exception {
    Path history = here.resolve("more.jsonl.gz");
    try (JsonLinesWriter out = JsonLinesWriter.to(history)) {
      new SimulatedShop(99, 5, 30, Shop.NOW).writeTo(out);
    }

    HttpResponse<String> taken = upload("more.jsonl.gz", "application/gzip", history);
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    assertThat(Platform.JSON.readTree(taken.body()).path("bytes").asLong())
        .isEqualTo(Files.size(history));
    assertThat(names()).contains("more.jsonl.gz");
    assertThat(Files.readAllBytes(shop.importFolder().resolve("more.jsonl.gz")))
        .isEqualTo(Files.readAllBytes(history));
    assertThat(upload("more.jsonl.gz", "application/gzip", history).statusCode()).isEqualTo(409);
    assertThat(upload("more.jsonl.gz&replace=true", "application/gzip", history).statusCode())
        .isEqualTo(201);

    JsonNode result = shop.jobs.run("imports", "{\"file\": \"more.jsonl.gz\"}");
    assertThat(result.path("rejected").asInt(-1)).as(result.toString()).isZero();

    assertThat(platform.unomi.execute("foresight:files", SHELL)).contains("more.jsonl.gz");
    assertThat(platform.unomi.execute("foresight:delete-file more.jsonl.gz", SHELL))
        .contains("more.jsonl.gz");
    assertThat(names()).doesNotContain("more.jsonl.gz");
    Path other = Files.writeString(here.resolve("by-shell.csv"), "a,b\n");
    platform.unomi.execute("foresight:upload " + other, SHELL);
    assertThat(names()).contains("by-shell.csv");
    platform.send("DELETE", FILES + "/by-shell.csv", null);
    assertThat(names()).doesNotContain("by-shell.csv");
  }

  @Test
  void badUploads_areRefused_andLeaveNothing() throws Exception {
    List<String> before = names();
    Path file = Files.writeString(here.resolve("a.csv"), "a,b\n");
    for (String name : List.of("..%2Fa.csv", "%2Fetc%2Fa.csv", "a.sh", "", ".a.csv")) {
      HttpResponse<String> answer = upload(name, "text/csv", file);
      assertThat(answer.statusCode()).as(name + answer.body()).isEqualTo(400);
      assertThat(Platform.JSON.readTree(answer.body()).path("field").asText()).isEqualTo("name");
    }
    Path large = Files.write(here.resolve("large.csv"), new byte[(1 << 20) + 1]);
    HttpResponse<String> tooLarge = upload("large.csv", "text/csv", large);
    assertThat(tooLarge.statusCode()).isEqualTo(400);
    assertThat(tooLarge.body()).contains("at most 1 MB");
    assertThat(names()).isEqualTo(before);
    assertThat(platform.status(FILES + "/missing.csv")).isIn(404, 405);
    assertThat(platform.ask("DELETE", FILES + "/missing.csv", "").statusCode()).isEqualTo(404);
  }

  @Test
  void mapping_isReplacedChecked_andReset() throws Exception {
    JsonNode shipped = platform.get(MAPPING);
    try {
      JsonNode own =
          Platform.JSON.readTree("{\"rules\": [{\"role\": \"order\", \"eventType\": \"bought\"}]}");
      assertThat(platform.send("PUT", MAPPING, own).at("/rules/0/eventType").asText())
          .isEqualTo("bought");
      assertThat(platform.get(MAPPING).path("rules")).hasSize(1);
      HttpResponse<String> bad =
          platform.ask("PUT", MAPPING, "{\"rules\": [{\"role\": \"order\"}]}");
      assertThat(bad.statusCode()).isEqualTo(400);
      assertThat(Platform.JSON.readTree(bad.body()).path("field").asText())
          .isEqualTo("mapping.rules[0].eventType");
      assertThat(platform.unomi.execute("foresight:mapping", SHELL)).contains("bought");
    } finally {
      platform.send("DELETE", MAPPING, null);
    }
    assertThat(platform.get(MAPPING)).isEqualTo(shipped);
  }

  private List<String> names() throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    platform.get(FILES).forEach(f -> names.add(f.path("name").asText()));
    return names;
  }

  private HttpResponse<String> upload(String name, String type, Path file)
      throws IOException, InterruptedException {
    URI uri = URI.create(platform.unomi.uri() + FILES + "?name=" + name);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", KARAF)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofFile(file))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
