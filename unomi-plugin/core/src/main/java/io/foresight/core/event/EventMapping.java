/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.event;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.store.RawEvent;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an organisation's own events fill our {@link Role}s. Immutable and thread-safe. As JSON:
 *
 * <pre>{@code
 * { "currency": "EUR",                   reporting currency, default EUR
 *   "rates": {"USD": 0.92},              worth of one unit in it, default none
 *   "rules": [
 *     { "role": "order",                 a role, any case
 *       "eventType": "purchase",         Unomi's event type
 *       "where": {"properties.state": ["paid", "shipped"]},   all must hold; "*" = any value
 *       "paths": {"amount": "properties.total",               one path, or several of which the
 *                 "products": ["properties.lines.sku", "properties.sku"]},  first that is there
 *       "constants": {"currency": "GBP"} } ] }
 * }</pre>
 *
 * <p>The first rule that fits an event wins. Paths walk through lists: texts are collected, numbers
 * are added up. Fields are {@code amount}, {@code currency}, {@code margin}, {@code discount},
 * {@code quantity}, {@code products}, {@code categories}, {@code device}, {@code mailingId}, {@code
 * machine}; of opens and clicks {@code userAgent}, {@code address}, {@code url}, {@code images}; of
 * preferences {@code name}, {@code value}. Numbers may arrive as text ({@code "12.5"}). What cannot
 * be read counts as absent, and so do negative amounts, discounts and quantities, except for {@link
 * Role#ORDER_CANCEL}, where the sign is dropped, because books write returns as negative. An amount
 * in a currency without a rate is absent too; the event itself still counts. All of that is counted
 * in a {@link MappingReport}.
 */
public final class EventMapping {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private final String currency;
  private final Map<String, Double> rates;
  private final Map<String, List<MappingRule>> rulesByType;
  private final List<MappingRule> rules;
  private final CurrencyConverter converter;
  private final ZoneId zone;

  private EventMapping(EventMapping like, CurrencyConverter converter, ZoneId zone) {
    this.currency = like.currency;
    this.rates = like.rates;
    this.rulesByType = like.rulesByType;
    this.rules = like.rules;
    this.converter = converter;
    this.zone = zone;
  }

  private EventMapping(Fields in) {
    rates = new LinkedHashMap<>();
    rulesByType = new LinkedHashMap<>();
    rules = new ArrayList<>();
    zone = ZoneOffset.UTC;
    in.allowOnly(Set.of("currency", "rates", "rules"));
    currency = code(in, "currency", in.string("currency", "EUR"));
    Fields given = in.object("rates");
    for (String name : given.asMap().keySet()) {
      double rate = given.number(name, 1, 0, 1e9);
      if (rate == 0) {
        throw new InvalidInputException(given.at(name), "must be greater than 0");
      }
      rates.put(code(given, name, name), rate);
    }
    for (Fields rule : in.objects("rules")) {
      MappingRule r = new MappingRule(rule);
      rules.add(r);
      rulesByType.computeIfAbsent(r.eventType, t -> new ArrayList<>()).add(r);
    }
    if (rules.isEmpty()) {
      throw new InvalidInputException(in.at("rules"), "must hold at least one rule");
    }
    converter = CurrencyConverter.fixed(currency, rates);
  }

  /**
   * Reads a mapping, converting currencies by its own rates.
   *
   * @throws InvalidInputException naming the field, e.g. {@code mapping.rules[2].paths.amont}
   */
  public static EventMapping of(Map<String, Object> json) {
    return new EventMapping(Fields.of("mapping", json));
  }

  /** The mapping for our own event types and Unomi's obvious ones, reporting in EUR. */
  public static EventMapping defaults() {
    return of(DefaultMapping.json());
  }

  /** The same mapping with another source of exchange rates. */
  public EventMapping with(CurrencyConverter other) {
    return new EventMapping(this, other, zone);
  }

  /**
   * The same mapping for an organisation that lives by another time zone; {@link #of} makes one for
   * UTC. Events have {@linkplain MappedEvent#zoneOffset() its offset}, so that hours of the day and
   * weekdays are its own.
   */
  public EventMapping inZone(ZoneId other) {
    return other.equals(zone) ? this : new EventMapping(this, converter, other);
  }

  /** The time zone; not part of the JSON. */
  public ZoneId zone() {
    return zone;
  }

  /** Maps an event; null when no rule fits or it belongs to no profile. */
  public @Nullable MappedEvent map(RawEvent event) {
    return map(event, new MappingReport());
  }

  /** As {@link #map(RawEvent)}, counting what was dropped. */
  public @Nullable MappedEvent map(RawEvent event, MappingReport report) {
    for (MappingRule rule : rulesByType.getOrDefault(event.type(), List.of())) {
      if (rule.fits(event)) {
        if (event.profileId() == null || event.profileId().isBlank()) {
          report.count(MappingReport.NO_PROFILE);
          return null;
        }
        report.count(MappingReport.MAPPED);
        return new RuleReading(rule, event, converter, report).event(zone);
      }
    }
    report.count(MappingReport.NO_ROLE);
    return null;
  }

  /** The Unomi event types that any rule reads, for {@code EventQuery.types}. */
  public Set<String> eventTypes() {
    return new LinkedHashSet<>(rulesByType.keySet());
  }

  /** The event types that may fill a role. */
  public Set<String> eventTypes(Role role) {
    Set<String> types = new LinkedHashSet<>();
    for (MappingRule r : rules) {
      if (r.role == role) {
        types.add(r.eventType);
      }
    }
    return types;
  }

  /**
   * The source paths that any rule reads, for {@code EventQuery.fields}; never empty, because there
   * empty means the whole document.
   */
  public Set<String> fields() {
    Set<String> paths = new LinkedHashSet<>();
    rules.forEach(r -> r.addSourcePaths(paths));
    if (paths.isEmpty()) {
      paths.add("eventType");
    }
    return paths;
  }

  /** ISO 4217 code of the reporting currency. */
  public String currency() {
    return currency;
  }

  /** The JSON form that {@link #of} reads back; an injected converter is not part of it. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("currency", currency);
    if (!rates.isEmpty()) {
      map.put("rates", new LinkedHashMap<>(rates));
    }
    List<Object> list = new ArrayList<>();
    rules.forEach(r -> list.add(r.toMap()));
    map.put("rules", list);
    return map;
  }

  private static String code(Fields in, String name, @Nullable String text) {
    String code = text == null ? "" : text.trim().toUpperCase(Locale.ROOT);
    if (!CURRENCY.matcher(code).matches()) {
      throw new InvalidInputException(
          in.at(name), "must be a currency code of three letters, was " + text);
    }
    return code;
  }
}
