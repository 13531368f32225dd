/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.core.store.StoreException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.entity.NByteArrayEntity;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.jspecify.annotations.Nullable;

/** Requests and answers of the import. */
final class Wire {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
  private static final ContentType NDJSON = ContentType.create("application/x-ndjson");

  private Wire() {}

  static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a JSON value: " + e.getOriginalMessage(), e);
    }
  }

  static Request json(String method, String path, Object body) {
    Request request = new Request(method, path);
    request.setEntity(new NByteArrayEntity(bytes(body), ContentType.APPLICATION_JSON));
    return request;
  }

  static Request bulk(String path, byte[] body) {
    Request request = new Request("POST", path);
    request.addParameter(
        "filter_path", "errors,items.*.status,items.*.error.type,items.*.error.reason");
    request.setEntity(new NByteArrayEntity(body, NDJSON));
    return request;
  }

  static Map<String, Object> read(Response response) {
    try (var in = response.getEntity().getContent()) {
      return MAPPER.readValue(in, MAP);
    } catch (IOException e) {
      throw new StoreException("Elasticsearch answered something that is not JSON", e);
    }
  }

  @SuppressWarnings("unchecked") // Parsed JSON objects have string keys.
  static Map<String, Object> object(@Nullable Object value) {
    return value instanceof Map ? (Map<String, Object>) value : Collections.emptyMap();
  }

  static List<?> list(@Nullable Object value) {
    return value instanceof List ? (List<?>) value : Collections.emptyList();
  }

  /** What became of the item of a bulk answer: {@code status} and perhaps {@code error}. */
  static Map<String, Object> outcome(Object item) {
    return object(object(item).values().iterator().next());
  }

  static int status(Map<String, Object> outcome) {
    return ((Number) outcome.getOrDefault("status", 500)).intValue();
  }

  static String reason(Map<String, Object> outcome) {
    Map<String, Object> error = object(outcome.get("error"));
    return error.getOrDefault("type", "HTTP " + status(outcome))
        + ": "
        + error.getOrDefault("reason", "no reason given");
  }

  /** Whether the same item may be taken later. */
  static boolean isPassing(int status) {
    return status == 429 || status == 503;
  }
}
