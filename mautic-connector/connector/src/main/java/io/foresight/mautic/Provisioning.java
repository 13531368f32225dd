/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.core.delivery.DeliveryField;
import io.foresight.core.delivery.DeliverySegment;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.StoredDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the fields and segments in Mautic that deliveries need, and removes them again. What exists
 * is used; the names that Mautic really gave are kept in the store.
 */
final class Provisioning {
  private static final Logger LOG = LoggerFactory.getLogger(Provisioning.class);

  /** Where names and cursors are kept. */
  static final String COLLECTION = "mautic-state";

  private static final String DOCUMENT = "provisioned";
  private static final String FIELDS = "fields";
  private static final String MARKS = "marks";
  private static final String SEGMENTS = "segments";
  private static final int ALL = 1000;

  private final MauticClient client;
  private final DocumentStore store;

  Provisioning(MauticClient client, DocumentStore store) {
    this.client = client;
    this.store = store;
  }

  /** A field as Mautic has it. */
  static final class Field {
    final String alias;

    /** Tells it from another field of the same name, made later or in another Mautic. */
    final String mark;

    Field(JsonNode shown) {
      this.alias = shown.path("alias").asText("");
      this.mark = Shapes.id(shown) + "@" + shown.path("dateAdded").asText();
    }
  }

  /** Fields by {@link DeliveryField#key}; those that are missing are made, one request each. */
  Map<String, Field> fields(List<DeliveryField> wanted) {
    if (wanted.isEmpty()) {
      return new TreeMap<>();
    }
    Map<String, JsonNode> existing = existing();
    if (isAnotherMautic(existing)) {
      LOG.warn("None of our fields is in Mautic any more: everything is told anew");
      store.drop(Outbox.ROWS);
      store.drop(Outbox.CONTACTS);
      store.drop(COLLECTION);
    }
    Map<String, Object> known = recorded(FIELDS);
    Map<String, Field> fields = new TreeMap<>();
    Map<String, Object> aliases = new TreeMap<>(known);
    Map<String, Object> marks = recorded(MARKS);
    for (DeliveryField field : wanted) {
      Object before = known.get(field.key());
      String alias = before == null ? Aliases.field(field.key()) : before.toString();
      JsonNode there = existing.get(alias);
      Field f = new Field(there == null ? create(field, alias) : checked(field, there));
      fields.put(field.key(), f);
      aliases.put(field.key(), f.alias);
      marks.put(f.alias, f.mark);
    }
    if (!aliases.equals(known) || !marks.equals(recorded(MARKS))) {
      record(FIELDS, aliases);
      record(MARKS, marks);
    }
    return fields;
  }

  /**
   * Mautic was set up anew, or the url now leads to another one: what we know of it is worthless.
   */
  private boolean isAnotherMautic(Map<String, JsonNode> existing) {
    Map<String, Object> marks = recorded(MARKS);
    return !marks.isEmpty()
        && marks.entrySet().stream()
            .noneMatch(
                e -> {
                  JsonNode there = existing.get(e.getKey());
                  return there != null && new Field(there).mark.equals(e.getValue());
                });
  }

  private Map<String, JsonNode> existing() {
    Map<String, JsonNode> byAlias = new LinkedHashMap<>();
    JsonNode listed = client.get("/api/fields/contact?limit=" + ALL).body.path("fields");
    for (JsonNode f : Shapes.entities(listed)) {
      byAlias.put(f.path("alias").asText(), f);
    }
    return byAlias;
  }

  private static JsonNode checked(DeliveryField field, JsonNode there) {
    String type = there.path("type").asText();
    if (!type.equals(type(field.type()))) {
      throw new MauticException(
          MauticException.Kind.CONFIGURATION,
          0,
          "Mautic's field "
              + there.path("alias").asText()
              + " is of type "
              + type
              + " but must be "
              + type(field.type())
              + "; delete or rename it there",
          null);
    }
    return there;
  }

  private JsonNode create(DeliveryField field, String alias) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("label", field.label());
    body.put("alias", alias);
    body.put("type", type(field.type()));
    body.put("group", "core");
    body.put("isPublished", true);
    if (field.type() == DeliveryField.Type.NUMBER) {
      Map<String, Object> properties = new LinkedHashMap<>();
      properties.put("roundmode", 4);
      properties.put("scale", 0);
      body.put("properties", properties);
    } else if (field.type() == DeliveryField.Type.TEXT) {
      body.put("charLengthLimit", Values.TEXT_LENGTH);
    }
    Reply reply;
    try {
      reply = client.post("/api/fields/contact/new", body);
    } catch (MauticException e) {
      // An earlier attempt may have got through although its answer did not.
      JsonNode there = e.is(MauticException.Kind.REFUSED) ? existing().get(alias) : null;
      if (there == null) {
        throw e;
      }
      return checked(field, there);
    }
    if (reply.status == 202) {
      throw new MauticException(
          MauticException.Kind.UNAVAILABLE,
          202,
          "Mautic makes the field " + alias + " in the background; run again when its cron has run",
          null);
    }
    JsonNode made = reply.body.path("field");
    if (made.path("alias").asText("").isEmpty()) {
      throw MauticException.garbage("POST /api/fields/contact/new", "no alias");
    }
    LOG.info("Made field {} in Mautic", made.path("alias").asText());
    return made;
  }

  private static String type(DeliveryField.Type type) {
    switch (type) {
      case NUMBER:
        return "number";
      case HTML:
        return "html";
      case LONG_TEXT:
        // Off the row: rows of Mautic's table of contacts are limited to 65 KB.
        return "textarea";
      case MOMENT:
        return "datetime";
      default:
        return "text";
    }
  }

  /** Mautic's ids by Unomi's segment id; segments that are missing are made. */
  Map<String, Long> segments(List<DeliverySegment> wanted) {
    Map<String, Object> known = recorded(SEGMENTS);
    Map<String, Object> all = new TreeMap<>(known);
    Map<String, Long> ids = new TreeMap<>();
    for (DeliverySegment s : wanted) {
      Object id = known.get(s.id());
      ids.put(s.id(), id instanceof Number ? ((Number) id).longValue() : findOrCreate(s));
      all.put(s.id(), ids.get(s.id()));
    }
    if (!all.equals(known)) {
      record(SEGMENTS, all);
    }
    return ids;
  }

  private long findOrCreate(DeliverySegment s) {
    String alias = Aliases.segment(s.id());
    long found = find(alias);
    if (found > 0) {
      return found;
    }
    try {
      return create(s, alias);
    } catch (MauticException e) {
      long there = e.is(MauticException.Kind.REFUSED) ? find(alias) : 0;
      if (there > 0) {
        return there;
      }
      throw e;
    }
  }

  private long find(String alias) {
    JsonNode found =
        client
            .get(
                "/api/segments?where%5B0%5D%5Bcol%5D=alias&where%5B0%5D%5Bexpr%5D=eq&where%5B0%5D%5Bval%5D="
                    + alias)
            .body
            .path("lists");
    for (JsonNode list : Shapes.entities(found)) {
      if (alias.equals(list.path("alias").asText())) {
        return Shapes.id(list);
      }
    }
    return 0;
  }

  private long create(DeliverySegment s, String alias) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", s.name().length() > 191 ? s.name().substring(0, 191) : s.name());
    body.put("alias", alias);
    body.put("description", "Mirrored from Unomi by Foresight; changes made here are overwritten.");
    body.put("isPublished", true);
    body.put("isGlobal", true);
    long id = Shapes.id(client.post("/api/segments/new", body).body.path("list"));
    if (id == 0) {
      throw MauticException.garbage("POST /api/segments/new", "no id");
    }
    LOG.info("Made segment {} in Mautic", alias);
    return id;
  }

  /** Aliases of all fields ever made, by {@link DeliveryField#key}. */
  Map<String, String> aliases() {
    Map<String, String> out = new TreeMap<>();
    recorded(FIELDS).forEach((key, alias) -> out.put(key, alias.toString()));
    return out;
  }

  /** Mautic's ids of all segments ever mirrored, by Unomi's id. */
  Map<String, Long> knownSegments() {
    Map<String, Long> ids = new TreeMap<>();
    recorded(SEGMENTS).forEach((k, v) -> ids.put(k, ((Number) v).longValue()));
    return ids;
  }

  /** A segment that is gone in Mautic is made anew next time. */
  void forgetSegment(String segmentId) {
    Map<String, Object> all = recorded(SEGMENTS);
    all.remove(segmentId);
    record(SEGMENTS, all);
  }

  /** Deletes our fields and segments, and nothing else; counts by name. */
  Map<String, Integer> remove() {
    Map<String, Integer> removed = new LinkedHashMap<>();
    int fields = 0;
    Map<String, Object> ours = recorded(FIELDS);
    for (JsonNode f : existing().values()) {
      String alias = f.path("alias").asText();
      if (ours.containsValue(alias) && alias.startsWith(Aliases.FIELD_PREFIX)) {
        fields += gone("/api/fields/contact/" + Shapes.id(f) + "/delete");
      }
    }
    removed.put("fields", fields);
    int segments = 0;
    for (Long id : knownSegments().values()) {
      segments += gone("/api/segments/" + id + "/delete");
    }
    removed.put("segments", segments);
    return removed;
  }

  private int gone(String path) {
    try {
      client.delete(path);
      return 1;
    } catch (MauticException e) {
      if (e.is(MauticException.Kind.NOT_FOUND)) {
        return 0;
      }
      throw e;
    }
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> recorded(String part) {
    Object v = store.get(COLLECTION, DOCUMENT).map(d -> d.source().get(part)).orElse(null);
    return v instanceof Map ? new TreeMap<>((Map<String, Object>) v) : new TreeMap<>();
  }

  private void record(String part, Map<String, Object> value) {
    Map<String, Object> source = new TreeMap<>();
    store.get(COLLECTION, DOCUMENT).map(StoredDocument::source).ifPresent(source::putAll);
    source.put(part, value);
    store.put(COLLECTION, DOCUMENT, source);
  }
}
