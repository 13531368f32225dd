/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what one customer does, in any order, and gives it out in time order. */
final class Journal {
  private static final class Entry {
    final Instant time;
    final String type;
    final @Nullable String session;
    final Map<String, Object> properties;
    Map<String, Object> profile = Map.of();
    Map<String, Boolean> consents = Map.of();
    boolean machine;

    Entry(Instant time, String type, @Nullable String session, Map<String, Object> properties) {
      this.time = time;
      this.type = type;
      this.session = session;
      this.properties = properties;
    }
  }

  private final Customer customer;
  private final World world;
  private final List<Entry> entries = new ArrayList<>();
  private int sessions;

  Journal(World world, Customer customer) {
    this.world = world;
    this.customer = customer;
  }

  String newSession() {
    return customer.id + "-" + ++sessions;
  }

  /** Adds an event; properties are given as name, value, name, value. */
  void add(Instant time, String type, @Nullable String session, Object... properties) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < properties.length; i += 2) {
      map.put((String) properties[i], properties[i + 1]);
    }
    entries.add(new Entry(time, type, session, map));
  }

  /** Says that a machine did what was added last. */
  void byMachine() {
    entries.get(entries.size() - 1).machine = true;
  }

  /** Ids of the events that machines made. */
  Set<String> machineEvents() {
    entries.sort(Comparator.comparing((Entry e) -> e.time));
    Set<String> out = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).machine && entries.get(i).time.isBefore(world.end)) {
        out.add(customer.id + "-e" + i);
      }
    }
    return out;
  }

  /** Says what became known about the person with the event added last. */
  void tell(Map<String, Object> profile, Map<String, Boolean> consents) {
    Entry last = entries.get(entries.size() - 1);
    last.profile = profile;
    last.consents = consents;
  }

  /** All events before the end of the simulation, in time order. */
  List<SimulatedEvent> events() {
    entries.sort(Comparator.comparing((Entry e) -> e.time));
    List<SimulatedEvent> out = new ArrayList<>(entries.size());
    for (Entry e : entries) {
      if (e.time.isBefore(world.end)) {
        boolean first = out.isEmpty();
        out.add(
            new SimulatedEvent(
                customer.id + "-e" + out.size(),
                e.type,
                e.time,
                customer.id,
                e.session,
                e.properties,
                first ? known(e.profile) : e.profile,
                first ? consents(e.consents) : e.consents));
      }
    }
    return out;
  }

  private Map<String, Object> known(Map<String, Object> more) {
    Map<String, Object> p = new LinkedHashMap<>();
    p.put("country", customer.country.code());
    if (!customer.anonymous) {
      p.put("email", customer.names.email);
      p.put("firstName", customer.names.first);
      p.put("lastName", customer.names.last);
      p.put("gender", customer.names.gender);
    }
    p.putAll(more);
    return p;
  }

  private Map<String, Boolean> consents(Map<String, Boolean> more) {
    Map<String, Boolean> c = new LinkedHashMap<>();
    if (customer.consent != null) {
      c.put("newsletter", customer.consent);
    }
    c.putAll(more);
    return c;
  }
}
