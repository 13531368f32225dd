/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Sends single requests as the administrator. */
final class TestClient {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;

  TestClient(String url) {
    this.url = url;
  }

  HttpResponse<byte[]> send(String method, String path, Object body) throws Exception {
    String basic =
        Base64.getEncoder().encodeToString("admin:stand-in".getBytes(StandardCharsets.UTF_8));
    return http.send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Basic " + basic)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(Json.write(body)))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  static Map<String, Object> json(HttpResponse<byte[]> answer) throws IOException {
    return Json.asMap(Json.read(answer.body()));
  }
}
