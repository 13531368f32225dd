/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.unomi.api.Metadata;
import org.apache.unomi.api.Scope;
import org.apache.unomi.api.services.ScopeService;

/**
 * Events as a web page sends them. Unomi drops an event that does not fit its schema with status
 * 200; only the number of processed events tells.
 */
final class PublicEvents {
  /** One full event of each of our types. */
  static final Map<String, String> VALID = valid();

  /** Type and properties of events that must be dropped. */
  static final String[][] INVALID = {
    {"noSuchType", "{}"},
    {"productView", "{}"},
    {"productView", "{\"productId\":7}"},
    {"productView", "{\"productId\":\"7\",\"price\":-1}"},
    {"productView", "{\"productId\":\"7\",\"device\":\"fridge\"}"},
    {"productView", "{\"productId\":\"7\",\"unknown\":1}"},
    {"order", "{\"orderId\":\"1\"}"},
    {"order", "{\"orderId\":\"1\",\"amount\":\"12\"}"},
    {"order", "{\"orderId\":\"1\",\"amount\":-12}"},
    {"order", "{\"orderId\":\"1\",\"amount\":12,\"currency\":\"Euro\"}"},
    {"order", "{\"orderId\":\"1\",\"amount\":12,\"lines\":[{\"price\":12}]}"},
    {"order", "{\"orderId\":\"1\",\"amount\":12,\"lines\":[{\"productId\":\"7\",\"x\":1}]}"},
    {"mailOpen", "{\"machine\":\"no\"}"},
    {"preference", "{\"name\":\"sport\",\"value\":true}"},
    {"preference", "{\"name\":\"sport\",\"value\":{\"deep\":1}}"},
    {"rating", "{\"productId\":\"7\",\"rating\":\"good\"}"},
    {"rating", "{\"productId\":\"7\",\"rating\":4,\"scale\":0}"},
  };

  private static final Pattern PROCESSED = Pattern.compile("\"processedEvents\"\\s*:\\s*(\\d+)");

  private final String port;

  PublicEvents(String port) {
    this.port = port;
  }

  private static Map<String, String> valid() {
    String product =
        "{\"productId\":\"7\",\"name\":\"Tent\",\"category\":\"camping\",\"price\":99.5,"
            + "\"quantity\":1,\"device\":\"mobile\"}";
    String lines =
        "\"lines\":[{\"productId\":\"7\",\"category\":\"camping\",\"quantity\":2,\"price\":9.5}]";
    String mail = "{\"mailingId\":\"m-1\",\"subject\":\"Hello\",\"machine\":false}";
    Map<String, String> valid = new LinkedHashMap<>();
    valid.put("productView", product);
    valid.put("addToCart", product);
    valid.put("removeFromCart", "{\"productId\":\"7\",\"name\":null}");
    valid.put("checkoutStep", "{\"step\":\"payment\"}");
    valid.put(
        "order",
        "{\"orderId\":\"o-1\",\"amount\":19,\"currency\":\"EUR\",\"margin\":-2.5,\"discount\":1,"
            + lines
            + ",\"device\":\"desktop\"}");
    valid.put("orderCancel", "{\"orderId\":\"o-1\",\"amount\":19," + lines + "}");
    for (String type :
        new String[] {"mailSent", "mailOpen", "mailUnsubscribe", "mailBounce", "mailComplaint"}) {
      valid.put(type, mail);
    }
    valid.put("mailClick", "{\"mailingId\":\"m-1\",\"url\":\"https://shop.example/7\"}");
    valid.put("preference", "{\"name\":\"sport\",\"value\":\"yes\"}");
    valid.put("rating", "{\"productId\":\"7\",\"rating\":4,\"scale\":5}");
    valid.put("supportContact", "{\"topic\":\"returns\"}");
    return valid;
  }

  void createScope(ScopeService scopes, String id) {
    Metadata metadata = new Metadata(id);
    metadata.setScope(id);
    metadata.setName(id);
    Scope scope = new Scope();
    scope.setItemId(id);
    scope.setScope(id);
    scope.setMetadata(metadata);
    scopes.save(scope);
  }

  /** Whether Unomi processed the event. */
  boolean accepted(String type, String properties) {
    String item = "{\"itemId\":\"%s\",\"itemType\":\"%s\",\"scope\":\"itests\"}";
    String event =
        "{\"eventType\":\""
            + type
            + "\",\"scope\":\"itests\",\"source\":"
            + String.format(item, "page-1", "page")
            + ",\"target\":"
            + String.format(item, "7", "product")
            + ",\"properties\":"
            + properties
            + "}";
    String body =
        "{\"sessionId\":\"itests-session\",\"source\":"
            + String.format(item, "page-1", "page")
            + ",\"events\":["
            + event
            + "]}";
    Matcher processed = PROCESSED.matcher(post("/cxs/context.json", body));
    return processed.find() && Integer.parseInt(processed.group(1)) == 1;
  }

  private String post(String path, String body) {
    try {
      HttpURLConnection http =
          (HttpURLConnection)
              URI.create("http://localhost:" + port + path).toURL().openConnection();
      http.setRequestMethod("POST");
      http.setDoOutput(true);
      http.setRequestProperty("Content-Type", "application/json");
      try (OutputStream out = http.getOutputStream()) {
        out.write(body.getBytes(StandardCharsets.UTF_8));
      }
      if (http.getResponseCode() != 200) {
        return "status " + http.getResponseCode();
      }
      try (InputStream in = http.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
