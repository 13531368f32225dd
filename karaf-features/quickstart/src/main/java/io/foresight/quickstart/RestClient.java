/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON over HTTP with basic authentication. Errors carry what the server said. */
final class RestClient {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI base;
  private final String authorization;

  /**
   * @param base with a slash at its end, e.g. {@code http://127.0.0.1:8181/cxs/foresight/}
   */
  RestClient(URI base, String user, String password) {
    this.base = base;
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  URI base() {
    return base;
  }

  JsonNode get(String path) throws InterruptedException {
    return send("GET", path, BodyPublishers.noBody());
  }

  /** Null when the server does not know the path or the thing. */
  @Nullable JsonNode find(String path) throws InterruptedException {
    try {
      return get(path);
    } catch (RestException e) {
      if (e.status() == 404) {
        return null;
      }
      throw e;
    }
  }

  JsonNode post(String path, Object body) throws InterruptedException {
    return send("POST", path, json(body));
  }

  JsonNode post(String path) throws InterruptedException {
    return post(path, Map.of());
  }

  private static BodyPublisher json(Object body) {
    try {
      return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON-like: " + e.getOriginalMessage(), e);
    }
  }

  private JsonNode send(String method, String path, BodyPublisher body)
      throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(PATIENCE)
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .method(method, body)
            .build();
    String what = method + " " + request.uri().getPath();
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      return answer(what, response.statusCode(), response.body());
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new RestException(what + " got no answer: " + reason, e);
    }
  }

  private static JsonNode answer(String what, int status, byte[] body) {
    JsonNode json;
    try {
      json = JSON.readTree(body);
    } catch (IOException e) {
      json = JSON.missingNode();
    }
    if (status >= 300) {
      String said = json.path("error").asText("");
      throw new RestException(
          status, what + " answered " + status + (said.isEmpty() ? "" : ": " + said));
    }
    if (json.isMissingNode() && body.length > 0) {
      throw new RestException(status, what + " answered something that is not JSON");
    }
    return json;
  }
}
