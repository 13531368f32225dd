/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.quality;

import io.foresight.core.event.EventMapping;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.MappingReport;
import io.foresight.core.event.Role;
import io.foresight.core.features.FeatureState;
import io.foresight.core.store.RawEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is wrong with events. One instance per part of the events (all events of a profile are in
 * one part), then merged. Memory grows with the events added since {@link #settle} and the number
 * of products.
 */
public final class EventQuality {
  /** Roles that predictions live on; the fewer are seen, the less there is to learn from. */
  static final List<Role> KEY_ROLES =
      Arrays.asList(
          Role.PRODUCT_VIEW,
          Role.CART_ADD,
          Role.CHECKOUT_STEP,
          Role.ORDER,
          Role.MAIL_SENT,
          Role.MAIL_OPEN,
          Role.MAIL_CLICK,
          Role.MAIL_UNSUBSCRIBE);

  private static final int KEY_ROLES_NEEDED = 5;
  private static final long DAY = 86_400_000L;

  /** More actions of one profile in a day than a person makes. */
  private static final int BOT_ACTIONS_A_DAY = 1_000;

  /** Fewer events within a second prove nothing. */
  private static final int FEW = 100;

  private final EventMapping mapping;
  private final long now;
  private final MappingReport mapped = new MappingReport();
  private final Map<Role, Long> roles = new EnumMap<>(Role.class);
  private final Set<Long> seen = new HashSet<>();
  private final Map<Long, Integer> actionsOfDay = new HashMap<>();
  private final HeavyHitters seconds = new HeavyHitters();
  private final Set<String> sold = new HashSet<>();
  private final Set<String> offered = new HashSet<>();
  private final Map<String, Long> currencies = new TreeMap<>();
  private final Examples duplicates = new Examples();
  private final Examples clocks = new Examples();
  private final Examples unpriced = new Examples();
  private final Examples bots = new Examples();
  private final Examples unnamed = new Examples();
  private long events;
  private long orders;
  private long profiles;
  private long withoutProfile;

  /**
   * @param now the product's now, ms since 1970
   */
  public EventQuality(EventMapping mapping, long now) {
    this.mapping = mapping;
    this.now = now;
  }

  /** Takes an event in. */
  public void add(RawEvent raw) {
    MappedEvent e = mapping.map(raw, mapped);
    if (e == null) {
      return;
    }
    events++;
    roles.merge(e.role(), 1L, Long::sum);
    seconds.add(e.time() / 1_000);
    long what = MappedEvent.hash(e.profileId() + '|' + e.role() + '|' + e.time() + e.products());
    if (!seen.add(what)) {
      duplicates.add(raw.id(), "type", raw.type());
    }
    if (e.time() > now + FeatureState.CLOCK_SKEW || e.time() < 0) {
      clocks.add(raw.id(), "timeStamp", e.time());
    }
    if (profileDay(e) == BOT_ACTIONS_A_DAY) {
      bots.add(e.profileId(), "actionsOnDay", e.time() / DAY);
    }
    if (e.role() == Role.ORDER) {
      order(raw, e);
    } else if (e.role() == Role.PRODUCT_VIEW || e.role() == Role.CART_ADD) {
      offered.addAll(e.products());
    }
  }

  private int profileDay(MappedEvent e) {
    if (seen.add(MappedEvent.hash(e.profileId()))) {
      profiles++;
    }
    switch (e.role()) {
      case MAIL_SENT:
      case MAIL_OPEN:
      case MAIL_BOUNCE:
        return 0;
      default:
        return actionsOfDay.merge(
            MappedEvent.hash(e.profileId() + '#' + e.time() / DAY), 1, Integer::sum);
    }
  }

  private void order(RawEvent raw, MappedEvent e) {
    orders++;
    String currency = e.currency();
    currencies.merge(currency == null ? "none" : currency, 1L, Long::sum);
    if (Double.isNaN(e.amount())) {
      unpriced.add(raw.id(), "currency", currency == null ? "none" : currency);
    }
    if (e.products().isEmpty()) {
      unnamed.add(raw.id(), "type", raw.type());
    }
    sold.addAll(e.products());
  }

  /**
   * Says that no more events will come of the profiles whose events were added so far: what is kept
   * to recognise repeated events and busy days is dropped.
   */
  public void settle() {
    seen.clear();
    actionsOfDay.clear();
  }

  /** Counts events that belong to no stored profile; they are not added one by one. */
  public void addWithoutProfile(long n) {
    withoutProfile += Math.max(0, n);
  }

  /** Takes another part in. */
  public void merge(EventQuality other) {
    events += other.events;
    withoutProfile += other.withoutProfile;
    orders += other.orders;
    profiles += other.profiles;
    other.roles.forEach((k, v) -> roles.merge(k, v, Long::sum));
    seconds.merge(other.seconds);
    other.currencies.forEach((k, v) -> currencies.merge(k, v, Long::sum));
    sold.addAll(other.sold);
    offered.addAll(other.offered);
    duplicates.merge(other.duplicates);
    clocks.merge(other.clocks);
    unpriced.merge(other.unpriced);
    bots.merge(other.bots);
    unnamed.merge(other.unnamed);
    settle();
  }

  /** Events that fill a role. */
  public long events() {
    return events;
  }

  /** How often each role was seen, roles that were. */
  public Map<Role, Long> roles() {
    return roles;
  }

  /** Orders by currency as stored, {@code none} for those without. */
  public Map<String, Long> currencies() {
    return currencies;
  }

  /** What is and what is not as it should be. */
  public List<Check> checks() {
    List<Check> out = new ArrayList<>();
    List<Map<String, Object>> missing = new ArrayList<>();
    KEY_ROLES.stream()
        .filter(r -> !roles.containsKey(r))
        .forEach(r -> missing.add(Map.of("id", r.name().toLowerCase(Locale.ROOT))));
    out.add(
        Check.atLeast(
            "key_events",
            "kinds of key events that were seen, of " + KEY_ROLES.size(),
            KEY_ROLES.size() - missing.size(),
            KEY_ROLES.size(),
            (double) KEY_ROLES_NEEDED / KEY_ROLES.size(),
            "Send these events, or map your own types to these roles in the event mapping.",
            missing));
    out.add(
        Check.atMost(
            "duplicate_events",
            "events that repeat another one (same person, kind, moment and products)",
            duplicates.count(),
            events,
            0.05,
            "Give each event a stable item id where it is sent, so that Unomi stores it once.",
            duplicates.list()));
    out.add(
        Check.atMost(
            "clocks",
            "events from the future or before 1970",
            clocks.count(),
            events,
            0.001,
            "Correct the sender's clock or the time's unit (milliseconds) and import again.",
            clocks.list()));
    out.add(recordedTime());
    out.add(
        Check.atMost(
            "events_without_profile",
            "events whose profile is not stored: nothing is learned from them",
            withoutProfile,
            events + withoutProfile,
            0.05,
            "Import the profiles, too, or correct the profile ids of the events.",
            new ArrayList<>()));
    out.add(
        Check.atMost(
            "orders_without_amount",
            "orders whose amount is missing or in a currency without a rate",
            unpriced.count(),
            orders,
            0.02,
            "Map the amount's path, or give a rate for the currency in the event mapping.",
            unpriced.list()));
    out.add(
        Check.atMost(
            "orders_without_products",
            "orders that name no product",
            unnamed.count(),
            orders,
            0.1,
            "Send order lines with product ids: recommendations and refill cycles need them.",
            unnamed.list()));
    out.add(unknownProducts());
    out.add(
        Check.atMost(
            "bots",
            "profiles with " + BOT_ACTIONS_A_DAY + " actions or more on one day",
            bots.count(),
            profiles,
            0.001,
            "Quarantine them: their events stay stored but are not learned from.",
            bots.list()));
    return out;
  }

  /** Imports that stamp everything with the moment of recording put thousands into one second. */
  private Check recordedTime() {
    long second = seconds.commonest();
    long inOne = seconds.count(second) < FEW ? 0 : seconds.count(second);
    List<Map<String, Object>> example =
        inOne == 0
            ? List.of()
            : List.of(Map.of("id", Instant.ofEpochSecond(second).toString(), "events", inOne));
    return Check.atMost(
        "recorded_time",
        "events within the one busiest second: many mean that times of recording were taken for"
            + " times of happening",
        inOne,
        events,
        0.01,
        "Send the time it happened as timeStamp.",
        example);
  }

  private Check unknownProducts() {
    Set<String> unknown = new HashSet<>(sold);
    unknown.removeAll(offered);
    List<Map<String, Object>> examples = new ArrayList<>();
    unknown.stream().sorted().limit(Examples.MAX).forEach(p -> examples.add(Map.of("id", p)));
    boolean browsing = !offered.isEmpty();
    return Check.atMost(
        "unknown_products",
        "products that were ordered but never looked at: often two ways to write one id",
        browsing ? unknown.size() : 0,
        browsing ? sold.size() : 0,
        0.2,
        "Use one product id in views, carts and orders.",
        browsing ? examples : new ArrayList<>());
  }
}
