/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.core.event.EventMapping;
import io.foresight.core.features.FeatureReader;
import io.foresight.core.features.ProfileProperty;
import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.StoredDocument;
import java.io.File;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The organisation's event mapping and the features that follow from its configuration. A mapping
 * that was put by REST or shell is stored for all nodes and goes before {@code mapping.file}, which
 * goes before the shipped one.
 */
@Component(service = EventMappings.class)
public class EventMappings {
  private static final Logger LOG = LoggerFactory.getLogger(EventMappings.class);

  private static final String COLLECTION = "settings";
  private static final String ID = "event-mapping";

  @Reference private LiveSettings settings;
  @Reference private DocumentStore documents;

  private volatile Stored stored;
  private volatile Cached cached;

  /** For Declarative Services. */
  public EventMappings() {}

  EventMappings(LiveSettings settings, DocumentStore documents) {
    this.settings = settings;
    this.documents = documents;
  }

  /** Takes over what was put on any node. */
  synchronized void refresh() {
    StoredDocument now = documents.get(COLLECTION, ID).orElse(null);
    if (now == null) {
      stored = null;
    } else if (stored == null || !stored.isFrom(now)) {
      try {
        Fields source = Fields.of(ID, now.source());
        stored = new Stored(now, EventMapping.of(source.object("mapping").asMap()));
      } catch (InvalidInputException e) {
        LOG.error("The stored event mapping cannot be used: {}", e.getMessage());
      }
    }
  }

  /**
   * Stores a mapping.
   *
   * @throws InvalidInputException naming the field that is wrong
   */
  EventMapping put(Map<String, Object> json) {
    Map<String, Object> complete = new LinkedHashMap<>(json);
    complete.putIfAbsent("currency", settings.get().currency());
    Map<String, Object> checked = EventMapping.of(complete).toMap();
    documents.put(COLLECTION, ID, Map.of("mapping", checked));
    refresh();
    return mapping();
  }

  /** Forgets the stored mapping. */
  EventMapping reset() {
    documents.delete(COLLECTION, ID);
    refresh();
    return mapping();
  }

  /** The mapping in force; a bad file is refused by name. */
  public EventMapping mapping() {
    Stored put = stored;
    return put == null ? current().mapping : put.in(current().reader.zone());
  }

  /** Reads features; made anew when the configured profile properties change. */
  public FeatureReader reader() {
    return current().reader;
  }

  private Cached current() {
    Settings now = settings.get();
    Cached c = cached;
    if (c == null || c.madeFrom != now) {
      c =
          new Cached(
              now,
              load(now.mappingFile(), now.currency()).inZone(now.timeZone()),
              reader(now.profileProperties(), now.timeZone()));
      cached = c;
    }
    return c;
  }

  private static EventMapping load(String file, String currency) {
    Map<String, Object> shipped = new LinkedHashMap<>(EventMapping.defaults().toMap());
    shipped.put("currency", currency);
    if (file.isEmpty()) {
      return EventMapping.of(shipped);
    }
    try {
      @SuppressWarnings("unchecked")
      Map<String, Object> json = new ObjectMapper().readValue(new File(file), LinkedHashMap.class);
      json.putIfAbsent("currency", currency);
      return EventMapping.of(json);
    } catch (IOException | InvalidInputException e) {
      LOG.error("mapping.file {} cannot be used, the shipped mapping is: {}", file, e.getMessage());
      return EventMapping.of(shipped);
    }
  }

  private static FeatureReader reader(List<String> properties, ZoneId zone) {
    List<ProfileProperty> out = new ArrayList<>();
    for (String p : properties) {
      String[] parts = p.split(":", 3);
      Map<String, Object> json = new LinkedHashMap<>();
      String[] nameAndPath = parts[0].split("=", 2);
      json.put("name", nameAndPath[0].trim());
      if (nameAndPath.length == 2) {
        json.put("path", nameAndPath[1].trim());
      }
      json.put("kind", parts.length == 1 ? "category" : parts[1].trim());
      if (parts.length == 3) {
        json.put("outranks", Arrays.asList(parts[2].trim().split("\\s*\\+\\s*")));
      }
      out.add(ProfileProperty.of(json));
    }
    return new FeatureReader(out, zone);
  }

  private static final class Stored {
    private final long seqNo;
    private final long primaryTerm;
    private final EventMapping mapping;
    private volatile EventMapping zoned;

    Stored(StoredDocument document, EventMapping mapping) {
      this.seqNo = document.seqNo();
      this.primaryTerm = document.primaryTerm();
      this.mapping = mapping;
      this.zoned = mapping;
    }

    EventMapping in(ZoneId zone) {
      EventMapping m = zoned;
      if (!m.zone().equals(zone)) {
        m = mapping.inZone(zone);
        zoned = m;
      }
      return m;
    }

    boolean isFrom(StoredDocument document) {
      return seqNo == document.seqNo() && primaryTerm == document.primaryTerm();
    }
  }

  private static final class Cached {
    private final Settings madeFrom;
    private final EventMapping mapping;
    private final FeatureReader reader;

    Cached(Settings madeFrom, EventMapping mapping, FeatureReader reader) {
      this.madeFrom = madeFrom;
      this.mapping = mapping;
      this.reader = reader;
    }
  }
}
