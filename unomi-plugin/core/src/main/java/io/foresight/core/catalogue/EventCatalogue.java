/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import io.foresight.core.event.EventMapping;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.store.RawEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Derives a catalogue from events alone: which products there are, how they were last called, where
 * they belong, what they cost and when they first came. Names and prices are taken from {@code
 * properties.name}, {@code category} and {@code price}, of order lines from {@code
 * properties.lines}, or, for an event about one product that has no such lines, from the same names
 * beside it. Prices are what customers saw, so the newest one counts. Items have no address unless
 * {@link FeedOptions#urlOf} makes one, and a product without any name is called by its id. Not
 * thread-safe; parts of history that were collected apart can be merged.
 */
public final class EventCatalogue {
  private static final Set<Role> ROLES =
      Set.of(Role.PRODUCT_VIEW, Role.CART_ADD, Role.CART_REMOVE, Role.ORDER);

  private final EventMapping mapping;
  private final int most;
  private final Map<String, Found> found = new HashMap<>();
  private long leftOut;

  private static final class Found {
    long first = Long.MAX_VALUE;
    long namedAt = Long.MIN_VALUE;
    @Nullable String name;
    long categoryAt = Long.MIN_VALUE;
    @Nullable String category;
    long priceAt = Long.MIN_VALUE;
    double price = Double.NaN;
    @Nullable String currency;

    // Equal moments are decided by value, so that the order of events does not matter.
    void name(long time, @Nullable String n) {
      if (n != null && (time > namedAt || time == namedAt && n.compareTo(or(name)) > 0)) {
        name = n;
        namedAt = time;
      }
    }

    void category(long time, @Nullable String c) {
      if (c != null && (time > categoryAt || time == categoryAt && c.compareTo(or(category)) > 0)) {
        category = c;
        categoryAt = time;
      }
    }

    void price(long time, double p, @Nullable String cur) {
      if (p > 0 && (time > priceAt || time == priceAt && !(p <= price))) {
        price = p;
        currency = cur;
        priceAt = time;
      }
    }

    private static String or(@Nullable String s) {
      return s == null ? "" : s;
    }
  }

  /**
   * @param mapping which events are about products
   * @param most so many products at most; later ones are counted and left out
   */
  public EventCatalogue(EventMapping mapping, int most) {
    this.mapping = mapping;
    this.most = most;
  }

  /** Takes an event; those that are about no product are ignored. */
  public void add(RawEvent event) {
    MappedEvent m = mapping.map(event);
    if (m == null || !ROLES.contains(m.role()) || m.products().isEmpty()) {
      return;
    }
    Map<?, ?> properties = map(event.source().get("properties"));
    Object lines = properties.get("lines");
    boolean detailed = false;
    if (lines instanceof Collection) {
      for (Object line : (Collection<?>) lines) {
        String id = text(map(line).get("productId"));
        if (id != null && m.products().contains(id)) {
          take(id, m, map(line));
          detailed = true;
        }
      }
    }
    if (!detailed && m.products().size() == 1) {
      take(m.products().get(0), m, m.role() == Role.ORDER ? Map.of() : properties);
      detailed = true;
    }
    if (!detailed) {
      m.products().forEach(id -> take(id, m, Map.of()));
    }
  }

  private void take(String id, MappedEvent m, Map<?, ?> of) {
    Found f = found.get(id);
    if (f == null) {
      if (found.size() >= most) {
        leftOut++;
        return;
      }
      f = new Found();
      found.put(id, f);
    }
    String category = text(of.get("category"));
    if (category == null && m.products().size() == 1 && m.categories().size() == 1) {
      category = m.categories().get(0);
    }
    PriceText price = of.get("price") == null ? null : PriceText.of(of.get("price"));
    String currency = text(of.get("currency"));
    f.first = Math.min(f.first, m.time());
    f.name(m.time(), text(of.get("name")));
    f.category(m.time(), category);
    f.price(m.time(), price == null ? Double.NaN : price.amount, or(currency, m.currency()));
  }

  private static @Nullable String or(@Nullable String s, @Nullable String ifNull) {
    return s == null ? ifNull : s;
  }

  /** Adds what another collector found. */
  public void merge(EventCatalogue other) {
    leftOut += other.leftOut;
    other.found.forEach(
        (id, o) -> {
          Found f = found.get(id);
          if (f == null && found.size() >= most) {
            leftOut++;
            return;
          }
          Found into = f == null ? new Found() : f;
          found.put(id, into);
          into.first = Math.min(into.first, o.first);
          into.name(o.namedAt, o.name);
          into.category(o.categoryAt, o.category);
          into.price(o.priceAt, o.price, o.currency);
        });
  }

  /** How many products were found. */
  public int size() {
    return found.size();
  }

  /** How many mentions of products beyond the limit were left out. */
  public long leftOut() {
    return leftOut;
  }

  /** What was found, as a feed for {@link CatalogueUpdate}, with source {@code events}. */
  public FeedReader feed() {
    return sink -> {
      long[] line = new long[1];
      found.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(e -> sink.record(++line[0], record(e.getKey(), e.getValue())));
    };
  }

  private static Map<String, Object> record(String id, Found f) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("id", id);
    m.put("title", f.name == null ? id : f.name);
    if (f.category != null) {
      m.put("categories", List.of(f.category));
    }
    if (!Double.isNaN(f.price)) {
      m.put("price", f.price);
      if (f.currency != null) {
        m.put("currency", f.currency);
      }
    }
    m.put("firstSeen", f.first);
    return m;
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map ? (Map<?, ?>) value : Map.of();
  }

  private static @Nullable String text(@Nullable Object value) {
    if (!(value instanceof String) && !(value instanceof Number)) {
      return null;
    }
    String s = ItemReader.scalar(value).trim();
    return s.isEmpty() ? null : s;
  }
}
