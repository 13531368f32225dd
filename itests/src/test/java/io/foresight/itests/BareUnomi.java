/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.embedded.UnomiOptions;
import io.foresight.embedded.UnomiServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/**
 * A Unomi without anything of ours on the same Elasticsearch, under another prefix, with the same
 * people, and with the schemas that let it take the same events.
 */
final class BareUnomi implements AutoCloseable {
  static final String PREFIX = "bare";
  private static final String SCHEMAS = "/META-INF/cxs/schemas/events/";
  private static final String KARAF =
      "Basic " + Base64.getEncoder().encodeToString("karaf:karaf".getBytes(StandardCharsets.UTF_8));

  private final UnomiServer unomi;

  private BareUnomi(UnomiServer unomi) {
    this.unomi = unomi;
  }

  static BareUnomi start(Platform other, Path directory) throws IOException, InterruptedException {
    UnomiOptions options =
        new UnomiOptions(Path.of(System.getProperty("foresight.unomi.archive")), directory)
            .indexPrefix(PREFIX)
            .elasticsearch("127.0.0.1:" + other.elasticsearch.port());
    BareUnomi bare = new BareUnomi(UnomiServer.start(options, told -> {}));
    for (String schema :
        new String[] {
          "target.json", "productView/productView.properties.json", "productView/productView.json"
        }) {
      bare.post("cxs/jsonSchema", resource(SCHEMAS + schema));
    }
    bare.post(
        "cxs/scopes",
        "{\"itemId\": \"foresight\", \"itemType\": \"scope\","
            + " \"metadata\": {\"id\": \"foresight\", \"name\": \"foresight\"}}");
    JsonNode copied =
        Platform.JSON.readTree(
            other.elasticsearch(
                "POST",
                "/_reindex?refresh=true",
                "{\"source\": {\"index\": \"context-profile\"}, \"dest\": {\"index\": \""
                    + PREFIX
                    + "-profile\"}, \"script\": {\"source\":"
                    + " \"ctx._source.systemProperties.remove('foresight');"
                    + " ctx._source.segments = []\"}}"));
    if (copied.path("created").asInt() + copied.path("updated").asInt() == 0) {
      throw new IOException("no profile was copied: " + copied);
    }
    return bare;
  }

  URI uri() {
    return unomi.uri();
  }

  long pid() {
    return unomi.pid();
  }

  private void post(String path, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(unomi.uri().resolve(path))
                    .header("Authorization", KARAF)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(path + " answers " + answer.statusCode() + ": " + answer.body());
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = BareUnomi.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    unomi.close();
  }
}
