/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;

/** Unomi's own REST API. */
final class UnomiApi {
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LOGIN =
      "Basic " + Base64.getEncoder().encodeToString("karaf:karaf".getBytes(StandardCharsets.UTF_8));

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI root;

  UnomiApi(URI root) {
    this.root = root;
  }

  JsonNode get(String path) throws IOException {
    return send(request(path).GET());
  }

  JsonNode post(String path, String body) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  /** A page view by the profile, as a browser sends it. */
  JsonNode view(String scope, String profileId, String session) throws IOException {
    String page =
        "{\"itemType\":\"page\",\"scope\":\"SCOPE\",\"itemId\":\"home\",\"properties\":{\"pageInfo\":"
            + "{\"pageID\":\"home\",\"pageName\":\"Home\",\"pagePath\":\"/\",\"destinationURL\":"
            + "\"http://x/\",\"language\":\"en\",\"categories\":[],\"tags\":[]},\"attributes\":{},"
            + "\"consentTypes\":[]}}";
    String body =
        "{\"source\":{\"itemId\":\"p\",\"itemType\":\"page\",\"scope\":\"SCOPE\"},\"events\":["
            + "{\"eventType\":\"view\",\"scope\":\"SCOPE\",\"source\":{\"itemType\":\"site\",\"scope\":"
            + "\"SCOPE\",\"itemId\":\"site\"},\"target\":"
            + page
            + "}]}";
    HttpRequest.Builder view =
        request("context.json?sessionId=" + session)
            .header("Content-Type", "application/json")
            .header("Cookie", "context-profile-id=" + profileId)
            .POST(BodyPublishers.ofString(body.replace("SCOPE", scope)));
    // Right after its start Unomi answers its API before all that context.json needs is there.
    long end = System.nanoTime() + WARM_UP.toNanos();
    while (true) {
      try {
        return send(view);
      } catch (IOException e) {
        if (System.nanoTime() > end || !String.valueOf(e.getMessage()).contains("answers 500")) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(root.resolve(path)).header("Authorization", LOGIN);
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> r = client.send(request.build(), BodyHandlers.ofString());
      if (r.statusCode() / 100 != 2) {
        throw new IOException(r.uri() + " answers " + r.statusCode() + ": " + r.body());
      }
      return JSON.readTree(r.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
