/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes events field by field as Unomi 2.1 stores them: no nulls, times in whole seconds, neither
 * {@code version} nor {@code persistent}.
 */
final class EventDocuments {
  /**
   * Always written with a decimal point: Elasticsearch takes the type of a new field from the first
   * value it sees, and would cut 20.5 to 20 in searches after it saw 20.
   */
  private static final Set<String> MONEY = Set.of("amount", "price", "margin", "discount");

  private static final JsonFactory FACTORY =
      new ObjectMapper().getFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private final String scope;

  EventDocuments(String scope) {
    this.scope = scope;
  }

  /** Appends the two lines of a bulk request that store the event. */
  void append(EventBatch batch, HistoryRecord r, String profileId) {
    int from = batch.size();
    ByteArrayOutputStream out = batch.bytes();
    try (JsonGenerator g = FACTORY.createGenerator(out)) {
      g.setRootValueSeparator(null);
      g.writeStartObject();
      g.writeObjectFieldStart("index");
      g.writeStringField("_id", r.id);
      g.writeEndObject();
      g.writeEndObject();
      g.writeRaw('\n');
      document(g, r, profileId);
      g.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    batch.end(r.file, r.line, from);
  }

  private void document(JsonGenerator g, HistoryRecord r, String profileId) throws IOException {
    g.writeStartObject();
    g.writeStringField("itemId", r.id);
    g.writeStringField("itemType", "event");
    g.writeStringField("scope", scope);
    g.writeStringField("eventType", r.type);
    if (r.session != null) {
      g.writeStringField("sessionId", r.session);
    }
    g.writeStringField("profileId", profileId);
    g.writeStringField("timeStamp", TimeFormat.stored(r.time));
    g.writeFieldName("properties");
    map(g, r.properties);
    if (!r.target.isEmpty()) {
      target(g, r.target);
    }
    g.writeEndObject();
  }

  private void target(JsonGenerator g, Map<String, Object> target) throws IOException {
    g.writeObjectFieldStart("target");
    Object itemType = target.get("itemType");
    value(g, "itemId", target.get("itemId"));
    value(g, "itemType", itemType);
    g.writeStringField("scope", scope);
    value(g, "customItemType", itemType);
    value(g, "properties", target.get("properties"));
    g.writeEndObject();
  }

  private static void map(JsonGenerator g, Map<?, ?> map) throws IOException {
    g.writeStartObject();
    for (Map.Entry<?, ?> e : map.entrySet()) {
      value(g, String.valueOf(e.getKey()), e.getValue());
    }
    g.writeEndObject();
  }

  private static void value(JsonGenerator g, String name, @Nullable Object value)
      throws IOException {
    if (value == null) {
      return;
    }
    g.writeFieldName(name);
    if (value instanceof Number && MONEY.contains(name)) {
      g.writeNumber(((Number) value).doubleValue());
    } else if (value instanceof Map) {
      map(g, (Map<?, ?>) value);
    } else if (value instanceof List) {
      g.writeStartArray();
      for (Object element : (List<?>) value) {
        if (element instanceof Map) {
          map(g, (Map<?, ?>) element);
        } else {
          g.writeObject(element);
        }
      }
      g.writeEndArray();
    } else {
      g.writeObject(value);
    }
  }
}
