/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import io.foresight.core.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.entity.NByteArrayEntity;
import org.elasticsearch.client.Request;

/**
 * Collects writes to one index and sends them in requests of up to {@value #MAX_ITEMS} items or
 * about 5 MB. Items that the server had no room for are sent again. Not thread-safe; close it to
 * send the rest.
 */
public final class Bulk implements AutoCloseable {
  private static final int MAX_ITEMS = 1_000;
  private static final int MAX_BYTES = 5 << 20;
  private static final ContentType NDJSON = ContentType.create("application/x-ndjson");
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private final ElasticsearchConnection connection;
  private final String what;
  private final String index;
  private final Map<String, String> failures = new LinkedHashMap<>();
  private List<Item> items = new ArrayList<>();
  private int bytes;

  private static final class Item {
    final String id;
    final byte[] lines;

    Item(String id, byte[] lines) {
      this.id = id;
      this.lines = lines;
    }
  }

  /**
   * @param what for messages, e.g. {@code "Updating profiles"}
   */
  public Bulk(ElasticsearchConnection connection, String what, String index) {
    this.connection = connection;
    this.what = what;
    this.index = index;
  }

  /** Creates or overwrites a document. */
  public void index(String id, Map<String, ?> source) {
    add(id, Map.of("index", Map.of("_id", id)), source);
  }

  /** Merges into a document that exists; one that does not is a failure of that item. */
  public void update(String id, Map<String, ?> partial) {
    add(id, Map.of("update", Map.of("_id", id, "retry_on_conflict", 3)), Map.of("doc", partial));
  }

  /** Items that were refused so far, with the reason. */
  public Map<String, String> failures() {
    return failures;
  }

  private void add(String id, Map<String, ?> action, Map<String, ?> body) {
    var lines = new ByteArrayOutputStream(512);
    lines.writeBytes(Json.bytes(action));
    lines.write('\n');
    lines.writeBytes(Json.bytes(body));
    lines.write('\n');
    items.add(new Item(id, lines.toByteArray()));
    bytes += lines.size();
    if (items.size() >= MAX_ITEMS || bytes >= MAX_BYTES) {
      flush();
    }
  }

  /**
   * Sends what is collected.
   *
   * @throws StoreException if the server stayed away
   */
  public void flush() {
    Backoff backoff = connection.backoff();
    while (!items.isEmpty()) {
      List<Item> rejected = send();
      if (!rejected.isEmpty()) {
        if (rejected.size() < items.size()) {
          backoff.progressed();
        }
        backoff.failed(what, new IOException(rejected.size() + " items found no room"));
      }
      items = rejected;
    }
    bytes = 0;
  }

  @Override
  public void close() {
    flush();
  }

  private List<Item> send() {
    var body = new ByteArrayOutputStream(bytes);
    items.forEach(item -> body.writeBytes(item.lines));
    Request request = new Request("POST", "/" + index + "/_bulk");
    request.addParameter("filter_path", "errors,items.*.status,items.*.error.*");
    request.setEntity(new NByteArrayEntity(body.toByteArray(), NDJSON));
    List<Map<String, Object>> results = results(request);
    List<Item> rejected = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      Map<String, Object> result = results.get(i);
      int status = ((Number) result.getOrDefault("status", 200)).intValue();
      if (status == 429 || status == 503) {
        rejected.add(items.get(i));
      } else if (status >= 300) {
        failures.put(items.get(i).id, reason(status, result));
      }
    }
    return rejected;
  }

  private static String reason(int status, Map<String, Object> result) {
    Object error = result.get("error");
    if (!(error instanceof Map)) {
      return "HTTP " + status;
    }
    Map<?, ?> details = (Map<?, ?>) error;
    return details.get("type") + ": " + details.get("reason");
  }

  /** What became of each item; empty if all went well, which skips most of the parsing. */
  private List<Map<String, Object>> results(Request request) {
    List<Map<String, Object>> results = new ArrayList<>();
    try (var in = connection.send(what, request).getEntity().getContent();
        JsonParser p = Json.MAPPER.getFactory().createParser(in)) {
      p.nextToken();
      while (p.nextToken() != null && p.currentName() != null) {
        String field = p.currentName();
        p.nextToken();
        if (field.equals("errors") && !p.getBooleanValue()) {
          return results;
        }
        if (field.equals("items")) {
          while (p.nextToken() != JsonToken.END_ARRAY) {
            Map<String, Object> item = p.readValueAs(MAP);
            item.values().forEach(v -> results.add(Json.object(v)));
          }
        }
      }
      return results;
    } catch (IOException e) {
      throw new StoreException(what + ": the answer is not readable", e);
    }
  }
}
