/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.function.LongSupplier;

/** A known person's browser in the shop, at the product's now. */
final class Visitor {
  static final String COLLECTOR = "cxs/eventcollector";
  static final String CONTEXT = "cxs/context.json";
  private static final String SCOPE = "foresight";
  private static final long START = System.nanoTime();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final URI unomi;
  private final String profile;
  private final LongSupplier clock;
  private final int viewsPerVisit;
  private String session = "";
  private int views;

  /**
   * @param unomi root of the server
   */
  Visitor(URI unomi, String profile) {
    this(unomi, profile, Visitor::now);
  }

  /**
   * @param viewsPerVisit then a new session begins
   */
  Visitor(URI unomi, String profile, int viewsPerVisit) {
    this(unomi, profile, Visitor::now, viewsPerVisit);
  }

  /**
   * @param clock the product's now, milliseconds since 1970
   */
  Visitor(URI unomi, String profile, LongSupplier clock) {
    this(unomi, profile, clock, Integer.MAX_VALUE);
  }

  private Visitor(URI unomi, String profile, LongSupplier clock, int viewsPerVisit) {
    this.viewsPerVisit = viewsPerVisit;
    this.unomi = unomi;
    this.profile = profile;
    this.clock = clock;
  }

  /** The id of the session of the last view. */
  String session() {
    return session;
  }

  /**
   * Looks at a product.
   *
   * @param endpoint {@link #COLLECTOR} or {@link #CONTEXT}
   */
  HttpResponse<String> views(String product, String endpoint)
      throws IOException, InterruptedException {
    return does("productView", product, "{\"productId\": \"" + product + "\"}", endpoint);
  }

  /** Orders a product, for 19 EUR. */
  HttpResponse<String> orders(String product) throws IOException, InterruptedException {
    String properties = "{\"orderId\": \"" + product + "\", \"amount\": 19, \"currency\": \"EUR\"}";
    return does("order", product, properties, COLLECTOR);
  }

  private HttpResponse<String> does(
      String eventType, String product, String properties, String endpoint)
      throws IOException, InterruptedException {
    if (views++ % viewsPerVisit == 0) {
      session = UUID.randomUUID().toString();
    }
    String body =
        "{\"sessionId\": \""
            + session
            + "\", \"source\": "
            + item("page", "shop")
            + ", \"events\": [{\"eventType\": \""
            + eventType
            + "\", \"scope\": \""
            + SCOPE
            + "\", \"source\": "
            + item("page", "shop")
            + ", \"target\": "
            + item("product", product)
            + ", \"properties\": "
            + properties
            + "}]}";
    HttpRequest request =
        HttpRequest.newBuilder(unomi.resolve(endpoint + "?timestamp=" + clock.getAsLong()))
            .header("Content-Type", "application/json")
            .header("Cookie", "context-profile-id=" + profile)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** The product's clock started there, too, and goes on since. */
  static long now() {
    return Shop.NOW.plusNanos(System.nanoTime() - START).toEpochMilli();
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
