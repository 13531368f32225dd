/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.newer;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.embedded.ElasticsearchServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewerElasticsearchTest {
  @Test
  void server_isOfTheNewerReleaseAndKnowsUnomisAnalyser(@TempDir Path dir) throws Exception {
    try (ElasticsearchServer server =
        ElasticsearchServer.start(dir, 0, "256m", NewerElasticsearch.release())) {
      assertThat(send(server, "GET", "/", "")).contains("\"number\" : \"7.17.29\"");
      String analyser =
          "{\"tokenizer\":\"keyword\",\"filter\":[\"lowercase\",\"asciifolding\"],"
              + "\"text\":\"Größe XL\"}";
      assertThat(send(server, "POST", "/_analyze", analyser)).contains("\"grosse xl\"");
    }
  }

  private static String send(ElasticsearchServer server, String method, String path, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.uri().resolve(path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
