/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.event.EventMapping;
import io.foresight.core.event.Role;
import io.foresight.core.input.Fields;
import io.foresight.core.job.Progress;
import io.foresight.core.recommend.measure.Act;
import io.foresight.core.recommend.measure.Credit;
import io.foresight.core.recommend.measure.Shown;
import io.foresight.core.store.EventQuery;
import io.foresight.core.store.EventSource;
import io.foresight.core.store.RawEvent;
import io.foresight.core.store.StoredDocument;
import io.foresight.services.engine.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Credits clicks and orders to what was shown. People are dealt out to parts, so that no more than
 * a part of what was shown is in memory.
 */
final class CreditRun {
  private static final int PER_PART = 50_000;
  private static final int ASKED = 1_000;

  /** What tracked links carry, see {@code core.token}: set and place from 1. */
  private static final Pattern TRACKED =
      Pattern.compile("[?&]fs=([A-Za-z0-9_-]{1,64})\\.([0-9]{1,3})(?:[&#]|$)");

  private final SetLog sets;
  private final EventSource events;
  private final EventMapping mapping;
  private final Settings settings;

  /** What is known of one person. */
  private static final class Seen {
    final List<Shown> shown = new ArrayList<>();
    final List<Act> acts = new ArrayList<>();
  }

  CreditRun(SetLog sets, EventSource events, EventMapping mapping, Settings settings) {
    this.sets = sets;
    this.events = events;
    this.mapping = mapping;
    this.settings = settings;
  }

  /**
   * Credits.
   *
   * @param items how many items the catalogue has
   */
  Map<String, Object> run(long now, int items, Progress progress) {
    sets.refresh();
    long[] entries = new long[1];
    sets.scan(d -> entries[0]++);
    int parts = (int) Math.max(1, (entries[0] + PER_PART - 1) / PER_PART);
    Credit credit = new Credit(settings.creditClickDays(), settings.creditViewDays());
    for (int part = 0; part < parts; part++) {
      progress.report("crediting", part, parts);
      Map<String, Seen> people = people(part, parts);
      List<String> ids = new ArrayList<>(people.keySet());
      for (int from = 0; from < ids.size(); from += ASKED) {
        acts(ids.subList(from, Math.min(ids.size(), from + ASKED)), people, now, progress);
      }
      people.values().forEach(p -> credit.add(p.shown, p.acts));
    }
    Map<String, Object> out = credit.report(items);
    out.put("entries", entries[0]);
    out.put("notNoted", sets.lost());
    out.put("clickDays", settings.creditClickDays());
    out.put("viewDays", settings.creditViewDays());
    return out;
  }

  private Map<String, Seen> people(int part, int parts) {
    Map<String, Seen> out = new HashMap<>();
    sets.scan(
        d -> {
          String profile = String.valueOf(d.source().get("profile"));
          if (Math.floorMod(profile.hashCode(), parts) == part) {
            take(d, out.computeIfAbsent(profile, p -> new Seen()));
          }
        });
    return out;
  }

  private static void take(StoredDocument d, Seen into) {
    Fields f = Fields.of("set", d.source());
    long at = (long) f.number("at", 0, 0, Long.MAX_VALUE);
    if ("click".equals(f.string("kind"))) {
      into.acts.add(Act.click(f.string("set"), f.string("item"), at));
    } else {
      Fields shown = f.object("shown");
      into.shown.add(
          new Shown(
              f.string("set"),
              f.string("slot"),
              at,
              shown.strings("items"),
              shown.strings("sources")));
    }
  }

  private void acts(List<String> ids, Map<String, Seen> people, long now, Progress progress) {
    Set<String> orders = mapping.eventTypes(Role.ORDER);
    Set<String> types = new LinkedHashSet<>(orders);
    types.addAll(mapping.eventTypes(Role.MAIL_CLICK));
    if (types.isEmpty()) {
      return;
    }
    long first = now;
    for (String id : ids) {
      for (Shown s : people.get(id).shown) {
        first = Math.min(first, s.time());
      }
    }
    EventQuery query = EventQuery.between(first, now + 1).types(types).profiles(ids);
    events.read(
        query,
        0,
        1,
        e -> {
          Seen who = people.get(e.profileId());
          if (who != null && orders.contains(e.type())) {
            order(e, who);
          } else if (who != null) {
            click(e, who);
          }
        },
        progress);
  }

  private void order(RawEvent e, Seen who) {
    Fields properties = Fields.of("event", e.source()).object("properties");
    Object lines = properties.raw("lines");
    Set<String> told = new HashSet<>();
    if (lines instanceof List) {
      for (Object line : (List<?>) lines) {
        Map<?, ?> m = line instanceof Map ? (Map<?, ?>) line : Map.of();
        Object item = m.get("productId");
        if (item != null) {
          told.add(item.toString());
          double price = number(m.get("price"), Double.NaN);
          who.acts.add(
              Act.order(item.toString(), e.timeStamp(), price * number(m.get("quantity"), 1)));
        }
      }
    }
    var mapped = told.isEmpty() ? mapping.map(e) : null;
    if (mapped != null) {
      for (String item : mapped.products()) {
        double share = mapped.amount() / mapped.products().size();
        who.acts.add(Act.order(item, e.timeStamp(), share));
      }
    }
  }

  private static double number(Object v, double ifNone) {
    return v instanceof Number ? ((Number) v).doubleValue() : ifNone;
  }

  /** A link in a mail names the set and the place. */
  private static void click(RawEvent e, Seen who) {
    Object url = Fields.of("event", e.source()).object("properties").raw("url");
    Matcher m = TRACKED.matcher(String.valueOf(url));
    if (!m.find()) {
      return;
    }
    int place = Integer.parseInt(m.group(2));
    for (Shown s : who.shown) {
      if (s.set().equals(m.group(1)) && place >= 1 && place <= s.items().size()) {
        who.acts.add(Act.click(s.set(), s.items().get(place - 1), e.timeStamp()));
      }
    }
  }
}
