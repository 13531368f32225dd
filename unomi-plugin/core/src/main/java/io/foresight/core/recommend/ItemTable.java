/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An {@link ItemIndex} in memory: for shops without a catalogue, whose items are known from events
 * alone, and for tests. Items are added or changed by one thread before it is shared.
 */
public final class ItemTable implements ItemIndex {
  private static final int[] NONE = {};

  /** What is known of one item; every setter gives itself back. */
  public final class Item {
    private final String id;
    private int[] categories = NONE;
    private int brand = -1;
    private double price = Double.NaN;
    private long firstSeen = Long.MIN_VALUE;
    private boolean available = true;
    private boolean removed;
    private String text = "";
    private final Map<String, Object> fields = new HashMap<>();

    private Item(String id) {
      this.id = id;
    }

    /** Its categories, the main one first. */
    public Item categories(String... names) {
      categories = new int[names.length];
      for (int i = 0; i < names.length; i++) {
        categories[i] = number(categoryNumbers, names[i]);
        if (categories[i] == categoryNames.size()) {
          categoryNames.add(names[i]);
        }
      }
      return this;
    }

    /** Its brand. */
    public Item brand(String name) {
      brand = number(brandNumbers, name);
      return this;
    }

    /** Its price; NaN where unknown. */
    public Item price(double value) {
      price = value;
      return this;
    }

    /** When it was first seen, milliseconds since 1970. */
    public Item firstSeen(long time) {
      firstSeen = time;
      return this;
    }

    /** Whether it can be had; true by default. */
    public Item available(boolean value) {
      available = value;
      return this;
    }

    /** Whether it left the catalogue; false by default. */
    public Item removed(boolean value) {
      removed = value;
      return this;
    }

    /** Title, description and tags. */
    public Item text(String value) {
      text = value;
      return this;
    }

    /** Any other field. */
    public Item field(String name, Object value) {
      fields.put(name, value);
      return this;
    }
  }

  private final List<Item> items = new ArrayList<>();
  private final Map<String, Integer> byId = new HashMap<>();
  private final Map<String, Integer> categoryNumbers = new LinkedHashMap<>();
  private final List<String> categoryNames = new ArrayList<>();
  private final Map<String, Integer> brandNumbers = new HashMap<>();

  /** A table of items of which nothing but the ids is known. */
  public static ItemTable ofIds(List<String> ids) {
    ItemTable t = new ItemTable();
    ids.forEach(t::item);
    return t;
  }

  /** The item of that id, added where it was not there. */
  public Item item(String id) {
    Integer at = byId.get(id);
    if (at != null) {
      return items.get(at);
    }
    Item item = new Item(id);
    byId.put(id, items.size());
    items.add(item);
    return item;
  }

  private static int number(Map<String, Integer> numbers, String name) {
    Integer n = numbers.get(name);
    if (n == null) {
      n = numbers.size();
      numbers.put(name, n);
    }
    return n;
  }

  @Override
  public int size() {
    return items.size();
  }

  @Override
  public int indexOf(String id) {
    return byId.getOrDefault(id, -1);
  }

  @Override
  public String id(int item) {
    return items.get(item).id;
  }

  @Override
  public int[] categories(int item) {
    return items.get(item).categories;
  }

  @Override
  public String categoryName(int category) {
    return categoryNames.get(category);
  }

  @Override
  public int brand(int item) {
    return items.get(item).brand;
  }

  @Override
  public double price(int item) {
    return items.get(item).price;
  }

  @Override
  public long firstSeen(int item) {
    return items.get(item).firstSeen;
  }

  @Override
  public boolean available(int item) {
    return items.get(item).available;
  }

  @Override
  public boolean removed(int item) {
    return items.get(item).removed;
  }

  @Override
  public String text(int item) {
    return items.get(item).text;
  }

  @Override
  public @Nullable Object field(int item, String name) {
    return items.get(item).fields.get(name);
  }
}
