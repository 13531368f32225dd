/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.core.input.InvalidInputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * JSON to maps and back with a mapper of our own: Unomi's turns nested maps that look like
 * conditions into its classes.
 */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /**
   * @throws InvalidInputException if the text is not a JSON object
   */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(String text) {
    if (text == null || text.isBlank()) {
      return Collections.emptyMap();
    }
    try {
      return MAPPER.readValue(text, LinkedHashMap.class);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException("body", "must be a JSON object: " + e.getOriginalMessage());
    }
  }

  /** The JSON text of maps, lists, strings, numbers and booleans. */
  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON-like: " + e.getOriginalMessage(), e);
    }
  }
}
