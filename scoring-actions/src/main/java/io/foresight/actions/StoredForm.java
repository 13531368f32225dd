/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import io.foresight.core.store.RawEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.unomi.api.Consent;
import org.apache.unomi.api.CustomItem;
import org.apache.unomi.api.Event;
import org.apache.unomi.api.Item;
import org.apache.unomi.api.Profile;
import org.apache.unomi.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * Unomi's objects in the shape in which Unomi stores them, so that live events and history are read
 * by the same code. Maps that already have that shape are handed on as they are: writing and
 * reading JSON would cost a hundred times more, on every event.
 */
final class StoredForm {
  private StoredForm() {}

  /** An event as it would be found in the event index. */
  static RawEvent event(Event event) {
    Map<String, Object> source = item(event);
    put(source, "eventType", event.getEventType());
    put(source, "sessionId", event.getSessionId());
    put(source, "profileId", event.getProfileId());
    put(source, "timeStamp", value(event.getTimeStamp()));
    put(source, "properties", value(event.getProperties()));
    put(source, "flattenedProperties", value(event.getFlattenedProperties()));
    put(source, "source", value(event.getSource()));
    put(source, "target", value(event.getTarget()));
    return new RawEvent(
        event.getItemId(),
        event.getEventType(),
        event.getProfileId(),
        event.getTimeStamp().getTime(),
        source);
  }

  /** Consents as they would be found in the profile index, with dates as they are. */
  static Map<String, Object> consents(@Nullable Map<String, Consent> consents) {
    Map<String, Object> stored = new HashMap<>();
    if (consents != null) {
      consents.forEach((id, consent) -> stored.put(id, consent(consent)));
    }
    return stored;
  }

  private static Map<String, Object> consent(Consent consent) {
    Map<String, Object> stored = new HashMap<>();
    put(stored, "scope", consent.getScope());
    put(stored, "typeIdentifier", consent.getTypeIdentifier());
    put(stored, "status", value(consent.getStatus()));
    put(stored, "statusDate", consent.getStatusDate());
    put(stored, "revokeDate", consent.getRevokeDate());
    return stored;
  }

  private static Map<String, Object> item(Item item) {
    Map<String, Object> stored = new HashMap<>();
    put(stored, "itemId", item.getItemId());
    put(stored, "itemType", item.getItemType());
    put(stored, "scope", item.getScope());
    return stored;
  }

  private static Map<String, Object> itemWithProperties(Item item) {
    Map<String, Object> stored = item(item);
    if (item instanceof CustomItem) {
      put(stored, "properties", value(((CustomItem) item).getProperties()));
    } else if (item instanceof Profile) {
      put(stored, "properties", value(((Profile) item).getProperties()));
    } else if (item instanceof Session) {
      put(stored, "properties", value(((Session) item).getProperties()));
    } else if (item instanceof Event) {
      put(stored, "properties", value(((Event) item).getProperties()));
    }
    return stored;
  }

  /** The value itself when it is plain already; only what holds something else is copied. */
  private static @Nullable Object value(@Nullable Object value) {
    if (value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Map) {
      return map((Map<?, ?>) value);
    }
    if (value instanceof Collection) {
      return list((Collection<?>) value);
    }
    if (value instanceof Date) {
      return Instant.ofEpochMilli(((Date) value).getTime()).toString();
    }
    return value instanceof Item ? itemWithProperties((Item) value) : value.toString();
  }

  private static Map<?, ?> map(Map<?, ?> map) {
    Map<Object, Object> copy = null;
    for (Map.Entry<?, ?> e : map.entrySet()) {
      Object plain = value(e.getValue());
      if (plain != e.getValue()) {
        copy = copy == null ? new HashMap<>(map) : copy;
        copy.put(e.getKey(), plain);
      }
    }
    return copy == null ? map : copy;
  }

  private static List<?> list(Collection<?> values) {
    List<Object> copy = new ArrayList<>(values.size());
    boolean same = values instanceof List;
    for (Object o : values) {
      Object plain = value(o);
      same &= plain == o;
      copy.add(plain);
    }
    return same ? (List<?>) values : copy;
  }

  private static void put(Map<String, Object> map, String key, @Nullable Object value) {
    if (value != null) {
      map.put(key, value);
    }
  }
}
