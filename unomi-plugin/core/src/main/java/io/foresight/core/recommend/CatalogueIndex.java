/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend;

import io.foresight.core.catalogue.CatalogueItem;
import io.foresight.core.catalogue.StoredItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue as rankers and slots see it, following {@link
 * io.foresight.core.catalogue.LiveCatalogue}: an item that is put or removed is so in the next
 * answer. Numbers stay; what is removed keeps its own until a new index is made. Fields beside the
 * item's own: {@code previousPrice, priceChanged, backSince} (moments in milliseconds since 1970),
 * {@code source}, {@code attributes.<name>}. Thread-safe; readers never wait.
 */
public final class CatalogueIndex implements ItemIndex {
  private static final int[] NONE = {};

  private static final class Entry {
    final StoredItem stored;
    final int[] categories;
    final int brand;
    final boolean removed;

    Entry(StoredItem stored, int[] categories, int brand, boolean removed) {
      this.stored = stored;
      this.categories = categories;
      this.brand = brand;
      this.removed = removed;
    }
  }

  private final LongSupplier now;
  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
  private final Map<String, Integer> categoryNumbers = new HashMap<>();
  private final Map<String, Integer> brandNumbers = new HashMap<>();
  // Written back after every change, so that readers see what is in them.
  private volatile Entry[] entries = new Entry[64];
  private volatile String[] categoryNames = new String[16];
  private volatile int size;

  /**
   * @param now milliseconds since 1970 UTC; decides whether a sale price holds
   */
  public CatalogueIndex(LongSupplier now) {
    this.now = now;
  }

  /** Adds, changes or removes an item. */
  public synchronized void put(StoredItem stored) {
    String id = stored.item().id();
    Integer known = numbers.get(id);
    if (known == null && stored.isRemoved()) {
      return;
    }
    int at = known == null ? size : known;
    Entry[] all = at < entries.length ? entries : Arrays.copyOf(entries, 2 * entries.length);
    all[at] =
        new Entry(stored, categoriesOf(stored.item()), brandOf(stored.item()), stored.isRemoved());
    entries = all;
    if (known == null) {
      size = at + 1;
      numbers.put(id, at);
    }
  }

  /** Removes items at once; unknown ones are ignored. */
  public synchronized void remove(Collection<String> ids) {
    Entry[] all = entries;
    for (String id : ids) {
      Integer at = numbers.get(id);
      if (at != null) {
        Entry e = all[at];
        all[at] = new Entry(e.stored, e.categories, e.brand, true);
      }
    }
    entries = all;
  }

  private int[] categoriesOf(CatalogueItem item) {
    if (item.categories().isEmpty()) {
      return NONE;
    }
    int[] out = new int[item.categories().size()];
    for (int i = 0; i < out.length; i++) {
      String name = item.categories().get(i);
      Integer n = categoryNumbers.get(name);
      if (n == null) {
        n = categoryNumbers.size();
        categoryNumbers.put(name, n);
        String[] names =
            n < categoryNames.length
                ? categoryNames
                : Arrays.copyOf(categoryNames, 2 * categoryNames.length);
        names[n] = name;
        categoryNames = names;
      }
      out[i] = n;
    }
    return out;
  }

  private int brandOf(CatalogueItem item) {
    if (item.brand().isEmpty()) {
      return -1;
    }
    Integer n = brandNumbers.get(item.brand());
    if (n == null) {
      n = brandNumbers.size();
      brandNumbers.put(item.brand(), n);
    }
    return n;
  }

  private CatalogueItem item(int at) {
    return entries[at].stored.item();
  }

  /** How many items are not removed. */
  public int present() {
    int n = 0;
    for (int at = 0; at < size; at++) {
      n += removed(at) ? 0 : 1;
    }
    return n;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int indexOf(String id) {
    return numbers.getOrDefault(id, -1);
  }

  @Override
  public String id(int at) {
    return item(at).id();
  }

  @Override
  public int[] categories(int at) {
    return entries[at].categories;
  }

  @Override
  public String categoryName(int category) {
    return categoryNames[category];
  }

  @Override
  public int brand(int at) {
    return entries[at].brand;
  }

  @Override
  public double price(int at) {
    return item(at).priceAt(now.getAsLong());
  }

  @Override
  public long firstSeen(int at) {
    long first = item(at).firstSeen();
    return first == 0 ? Long.MIN_VALUE : first;
  }

  @Override
  public boolean available(int at) {
    return item(at).isAvailable();
  }

  @Override
  public boolean removed(int at) {
    return entries[at].removed;
  }

  @Override
  public String text(int at) {
    CatalogueItem i = item(at);
    List<String> parts = new ArrayList<>(List.of(i.title(), i.description()));
    parts.addAll(i.tags());
    parts.removeIf(String::isEmpty);
    return String.join(" ", parts);
  }

  @Override
  public @Nullable Object field(int at, String name) {
    StoredItem stored = entries[at].stored;
    CatalogueItem i = stored.item();
    switch (name) {
      case "type":
        return i.type();
      case "title":
        return i.title();
      case "brand":
        return i.brand().isEmpty() ? null : i.brand();
      case "locale":
        return i.locale();
      case "currency":
        return i.currency();
      case "url":
        return i.url();
      case "image":
        return i.image();
      case "margin":
        return number(i.margin());
      case "stock":
        return i.stock() < 0 ? null : i.stock();
      case "tags":
        return i.tags();
      case "availability":
        return i.availability().json();
      case "source":
        return stored.source();
      case "previousPrice":
        return stored.priceDroppedAt() == 0 ? null : number(stored.priceBefore());
      case "priceChanged":
        return stored.priceDroppedAt() == 0 ? null : stored.priceDroppedAt();
      case "backSince":
        return stored.backInStockAt() == 0 ? null : stored.backInStockAt();
      default:
        return name.startsWith("attributes.")
            ? i.attributes().get(name.substring("attributes.".length()))
            : null;
    }
  }

  private static @Nullable Double number(double v) {
    return Double.isNaN(v) ? null : v;
  }
}
