/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.catalogue.EventCatalogue;
import io.foresight.core.dataset.Histories;
import io.foresight.core.dataset.Parts;
import io.foresight.core.dataset.ProfileHistory;
import io.foresight.core.event.EventMapping;
import io.foresight.core.event.Role;
import io.foresight.core.input.Fields;
import io.foresight.core.job.Progress;
import io.foresight.core.recommend.interaction.InteractionLog;
import io.foresight.core.recommend.interaction.Interactions;
import io.foresight.core.store.EventQuery;
import io.foresight.core.store.EventSource;
import io.foresight.services.engine.Maps;
import io.foresight.services.engine.Settings;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads history once for everything recommendations need: who did what with which item, what the
 * events say of items, which segment people are in, which topics the best customers care for. Only
 * of profiles that consented.
 */
final class Reading {
  private static final long DAY = 86_400_000L;
  private static final int LINES = 4;
  private static final List<Role> ROLES =
      List.of(
          Role.PRODUCT_VIEW,
          Role.CART_ADD,
          Role.CART_REMOVE,
          Role.ORDER,
          Role.PREFERENCE,
          Role.RATING,
          Role.SUPPORT,
          Role.MAIL_SENT,
          Role.MAIL_OPEN,
          Role.MAIL_CLICK);
  private static final List<String> DETAILS =
      List.of(
          "properties.name",
          "properties.category",
          "properties.price",
          "properties.currency",
          "properties.lines");

  private final EventSource events;
  private final Function<EventSource, Histories> histories;
  private final EventMapping mapping;
  private final Settings settings;
  private final InteractionLog log = new InteractionLog();
  private final Map<String, String> segments = new HashMap<>();
  private final EventCatalogue items;
  private final Topics topics = new Topics();
  private long from;
  private long profiles;
  private long withoutConsent;

  /**
   * @param histories makes the reader that every training uses
   * @param most items that are derived from events at most
   */
  Reading(
      EventSource events,
      Function<EventSource, Histories> histories,
      EventMapping mapping,
      Settings settings,
      int most) {
    this.events = events;
    this.histories = histories;
    this.mapping = mapping;
    this.settings = settings;
    this.items = new EventCatalogue(mapping, most);
  }

  /**
   * Reads.
   *
   * @param now the product's now
   */
  void read(long now, Progress progress) {
    Set<String> types = new LinkedHashSet<>();
    ROLES.forEach(r -> types.addAll(mapping.eventTypes(r)));
    if (types.isEmpty()) {
      return;
    }
    from = since(types, now);
    TeeEventSource source =
        new TeeEventSource(
            events,
            from,
            types,
            DETAILS,
            e -> {
              synchronized (items) {
                items.add(e);
              }
            });
    Histories reader = histories.apply(source);
    int parts = Parts.count(source.count(reader.query(0, now)), settings.threads());
    Parts.run(
        "reading interactions",
        0,
        parts,
        settings.threads(),
        p ->
            reader.read(
                p,
                parts,
                now,
                this::take,
                (phase, done, all) -> progress.report("reading interactions", p, parts)),
        progress);
    profiles = reader.profilesRead();
    withoutConsent = reader.withoutConsent();
  }

  /** As far back as the settings say, and less where that would be too much to hold. */
  private long since(Collection<String> types, long now) {
    long days = settings.interactionDays();
    while (days > 1
        && events.count(EventQuery.between(now - days * DAY, now).types(types))
            > settings.maxInteractions()) {
      days = days * 3 / 4;
    }
    return Math.max(0, now - days * DAY);
  }

  private synchronized void take(ProfileHistory h) {
    String id = h.profile().id();
    h.events().forEach(log::add);
    if ((long) log.size() > (long) LINES * settings.maxInteractions()) {
      throw new IllegalStateException(
          "more than "
              + LINES
              + " items an event on average: set recommend.maxEvents or recommend.historyDays"
              + " lower");
    }
    Object segment =
        Fields.of("profile", h.profile().source())
            .object("properties")
            .raw(settings.segmentProperty());
    if (segment != null) {
      segments.put(id, segment.toString().intern());
    }
    topics.add(h);
  }

  /** What people did with items, those of the catalogue that nobody touched included. */
  Interactions interactions(long now, Collection<String> catalogue) {
    return log.build(now, catalogue);
  }

  /** What the events say of items. */
  EventCatalogue items() {
    return items;
  }

  /** A person's segment; null where unknown. */
  String segment(String person) {
    return segments.get(person);
  }

  /** Whether anybody's segment is known. */
  boolean hasSegments() {
    return !segments.isEmpty();
  }

  /** What the best customers care for. */
  Topics topics() {
    return topics;
  }

  /** Figures for the report. */
  Map<String, Object> figures(long now) {
    return Maps.map(
        "interactions",
        log.size(),
        "historyDays",
        (now - from) / DAY,
        "profiles",
        profiles,
        "withoutConsent",
        withoutConsent);
  }
}
