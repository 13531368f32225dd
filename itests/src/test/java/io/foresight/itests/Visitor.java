package io.foresight.itests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

/** A known person's browser in the shop. */
final class Visitor {
  private static final String SCOPE = "foresight";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Platform platform;
  private final String profile;
  private final String session = UUID.randomUUID().toString();

  Visitor(Platform platform, String profile) {
    this.platform = platform;
    this.profile = profile;
  }

  /** Looks at a product; returns the answer of the event collector. */
  HttpResponse<String> views(String product) throws IOException, InterruptedException {
    String body =
        "{\"sessionId\": \""
            + session
            + "\", \"events\": [{\"eventType\": \"productView\", \"scope\": \""
            + SCOPE
            + "\", \"source\": "
            + item("page", "shop")
            + ", \"target\": "
            + item("product", product)
            + ", \"properties\": {\"productId\": \""
            + product
            + "\"}}]}";
    URI uri = platform.unomi.uri().resolve("cxs/eventcollector");
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .header("Cookie", "context-profile-id=" + profile)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String item(String type, String id) {
    return "{\"itemId\": \""
        + id
        + "\", \"itemType\": \""
        + type
        + "\", \"scope\": \""
        + SCOPE
        + "\"}";
  }
}
