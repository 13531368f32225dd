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
import java.util.Base64;

/** Unomi's own REST API. */
final class UnomiApi {
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
    return send(
        request("context.json?sessionId=" + session)
            .header("Content-Type", "application/json")
            .header("Cookie", "context-profile-id=" + profileId)
            .POST(BodyPublishers.ofString(body.replace("SCOPE", scope))));
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
