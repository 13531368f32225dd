/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.core.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.jspecify.annotations.Nullable;

/** JSON with this bundle's own Jackson. */
final class Json {
  static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private Json() {}

  static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not a JSON value: " + e.getOriginalMessage(), e);
    }
  }

  static String string(Object value) {
    return new String(bytes(value), StandardCharsets.UTF_8);
  }

  static Request request(String method, String path, Object body) {
    Request request = new Request(method, path);
    request.setJsonEntity(string(body));
    return request;
  }

  /** A JSON object that was parsed before; empty if it is absent. */
  @SuppressWarnings("unchecked") // Parsed JSON objects have string keys.
  static Map<String, Object> object(@Nullable Object value) {
    return value == null ? Collections.emptyMap() : (Map<String, Object>) value;
  }

  static Map<String, Object> map(Response response) {
    try (var in = response.getEntity().getContent()) {
      return MAPPER.readValue(in, MAP);
    } catch (IOException e) {
      throw new StoreException("Elasticsearch answered something that is not JSON", e);
    }
  }
}
