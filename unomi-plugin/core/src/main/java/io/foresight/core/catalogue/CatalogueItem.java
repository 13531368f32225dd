/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be recommended. Immutable. Made by {@link ItemReader} from what a feed says,
 * or by a builder where the values are known to be sound; the builder checks nothing but the id.
 */
public final class CatalogueItem {
  /** What {@link #type()} is unless the feed says otherwise. */
  public static final String PRODUCT = "product";

  /** Stock is not known. */
  public static final int UNKNOWN_STOCK = -1;

  private final String id;
  private final String type;
  private final String title;
  private final String description;
  private final List<String> categories;
  private final String brand;
  private final double price;
  private final double salePrice;
  private final long saleFrom;
  private final long saleUntil;
  private final double margin;
  private final @Nullable String currency;
  private final @Nullable String url;
  private final @Nullable String image;
  private final Availability availability;
  private final int stock;
  private final List<String> tags;
  private final @Nullable String locale;
  private final long firstSeen;
  private final Map<String, Object> attributes;

  private CatalogueItem(Builder b) {
    id = b.id;
    type = b.type;
    title = b.title;
    description = b.description;
    categories = List.copyOf(b.categories);
    brand = b.brand;
    price = b.price;
    salePrice = b.salePrice;
    saleFrom = b.saleFrom;
    saleUntil = b.saleUntil;
    margin = b.margin;
    currency = b.currency;
    url = b.url;
    image = b.image;
    availability = b.availability;
    stock = b.stock;
    tags = List.copyOf(b.tags);
    locale = b.locale;
    firstSeen = b.firstSeen;
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(b.attributes));
  }

  /** Starts an item that has nothing but an id: a product in stock without title or price. */
  public static Builder builder(String id) {
    return new Builder(id);
  }

  /** A builder that begins with what this item has. */
  public Builder toBuilder() {
    Builder b = new Builder(id).type(type).title(title).description(description);
    b.categories(categories).brand(brand).price(price, currency);
    b.sale(salePrice, saleFrom, saleUntil);
    b.margin(margin).url(url).image(image).availability(availability).stock(stock);
    return b.tags(tags).locale(locale).firstSeen(firstSeen).attributes(attributes);
  }

  /** The shop's own id, as events name it; never blank. */
  public String id() {
    return id;
  }

  /** {@code product}, {@code article}, {@code event}, {@code service}, {@code course} or own. */
  public String type() {
    return type;
  }

  /** What it is called, one line; may be empty. Not escaped for anything. */
  public String title() {
    return title;
  }

  /** Longer text without markup; may be empty. Not escaped for anything. */
  public String description() {
    return description;
  }

  /** Where it belongs, most important first, each a path such as {@code Home > Kitchen > Mugs}. */
  public List<String> categories() {
    return categories;
  }

  /** Whether it is in this category or one below it; whole paths, compared as they are written. */
  public boolean isIn(String categoryPath) {
    return CategoryPath.anyIn(categories, categoryPath);
  }

  /** The brand; may be empty. */
  public String brand() {
    return brand;
  }

  /** The regular price in {@link #currency()}, at least 0; {@code NaN} when unknown. */
  public double price() {
    return price;
  }

  /** The price of a sale, below the regular one; {@code NaN} without a sale. */
  public double salePrice() {
    return salePrice;
  }

  /** When the sale begins, milliseconds since 1970 UTC; 0 if it has begun. */
  public long saleFrom() {
    return saleFrom;
  }

  /** When the sale ends, milliseconds since 1970 UTC; 0 if that is open. */
  public long saleUntil() {
    return saleUntil;
  }

  /** Whether the sale price holds at that moment. */
  public boolean isOnSale(long now) {
    return !Double.isNaN(salePrice) && now >= saleFrom && (saleUntil == 0 || now < saleUntil);
  }

  /** What is to be paid at that moment, in {@link #currency()}; may be {@code NaN}. */
  public double priceAt(long now) {
    return isOnSale(now) ? salePrice : price;
  }

  /** What is earned with one, in {@link #currency()}, may be negative; {@code NaN} if unknown. */
  public double margin() {
    return margin;
  }

  /** ISO 4217 code of price, sale price and margin; null if the feed never said. */
  public @Nullable String currency() {
    return currency;
  }

  /** Absolute http or https address of its page, ASCII only; null without. */
  public @Nullable String url() {
    return url;
  }

  /** Absolute http or https address of a picture, ASCII only; null without. */
  public @Nullable String image() {
    return image;
  }

  /** What the feed says about availability. */
  public Availability availability() {
    return availability;
  }

  /** How many there are; {@link #UNKNOWN_STOCK} when not known. */
  public int stock() {
    return stock;
  }

  /** Whether it may be recommended: not out of stock, and in stock only with a stock above 0. */
  public boolean isAvailable() {
    return availability == Availability.IN_STOCK
        ? stock != 0
        : availability != Availability.OUT_OF_STOCK;
  }

  /** Free words, in the feed's order. */
  public List<String> tags() {
    return tags;
  }

  /** BCP 47 tag of the language (and country) the texts are for; null for everybody. */
  public @Nullable String locale() {
    return locale;
  }

  /** When it first came, milliseconds since 1970 UTC; 0 if it was there before we looked. */
  public long firstSeen() {
    return firstSeen;
  }

  /** Free attributes: texts, numbers, booleans, lists of texts. */
  public Map<String, Object> attributes() {
    return attributes;
  }

  /** As JSON, in the names {@link ItemReader} reads; what is unknown or empty is left out. */
  public Map<String, Object> toMap() {
    return ItemJson.write(this);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof CatalogueItem && toMap().equals(((CatalogueItem) o).toMap());
  }

  @Override
  public int hashCode() {
    return toMap().hashCode();
  }

  @Override
  public String toString() {
    return toMap().toString();
  }

  /** Builds a {@link CatalogueItem}; not thread-safe. Non-finite numbers become unknown. */
  public static final class Builder {
    private final String id;
    private String type = PRODUCT;
    private String title = "";
    private String description = "";
    private List<String> categories = List.of();
    private String brand = "";
    private double price = Double.NaN;
    private double salePrice = Double.NaN;
    private long saleFrom;
    private long saleUntil;
    private double margin = Double.NaN;
    private @Nullable String currency;
    private @Nullable String url;
    private @Nullable String image;
    private Availability availability = Availability.IN_STOCK;
    private int stock = UNKNOWN_STOCK;
    private List<String> tags = List.of();
    private @Nullable String locale;
    private long firstSeen;
    private Map<String, Object> attributes = Map.of();

    private Builder(String id) {
      if (id.isBlank()) {
        throw new IllegalArgumentException("an item needs an id");
      }
      this.id = id;
    }

    /** Sets the type. */
    public Builder type(String value) {
      type = Objects.requireNonNull(value);
      return this;
    }

    /** Sets the title. */
    public Builder title(String value) {
      title = Objects.requireNonNull(value);
      return this;
    }

    /** Sets the description. */
    public Builder description(String value) {
      description = Objects.requireNonNull(value);
      return this;
    }

    /** Sets the categories, paths such as {@code Home > Kitchen}. */
    public Builder categories(List<String> paths) {
      categories = paths;
      return this;
    }

    /** Sets the brand. */
    public Builder brand(String value) {
      brand = Objects.requireNonNull(value);
      return this;
    }

    /** Sets the regular price and the currency of all its amounts. */
    public Builder price(double value, @Nullable String iso4217) {
      price = finite(value);
      currency = iso4217;
      return this;
    }

    /** Sets the price of a sale and when it holds, milliseconds since 1970 UTC, 0 for open. */
    public Builder sale(double value, long from, long until) {
      salePrice = finite(value);
      saleFrom = from;
      saleUntil = until;
      return this;
    }

    /** Sets what is earned with one. */
    public Builder margin(double value) {
      margin = finite(value);
      return this;
    }

    /** Sets the address of its page. */
    public Builder url(@Nullable String value) {
      url = value;
      return this;
    }

    /** Sets the address of its picture. */
    public Builder image(@Nullable String value) {
      image = value;
      return this;
    }

    /** Sets the availability. */
    public Builder availability(Availability value) {
      availability = value;
      return this;
    }

    /** Sets the stock; negative means unknown. */
    public Builder stock(int value) {
      stock = Math.max(UNKNOWN_STOCK, value);
      return this;
    }

    /** Sets the tags. */
    public Builder tags(List<String> value) {
      tags = value;
      return this;
    }

    /** Sets the locale. */
    public Builder locale(@Nullable String bcp47) {
      locale = bcp47;
      return this;
    }

    /** Sets when it first came, milliseconds since 1970 UTC. */
    public Builder firstSeen(long millis) {
      firstSeen = millis;
      return this;
    }

    /** Sets the free attributes. */
    public Builder attributes(Map<String, Object> value) {
      attributes = value;
      return this;
    }

    /** The item. */
    public CatalogueItem build() {
      return new CatalogueItem(this);
    }

    private static double finite(double value) {
      return Double.isFinite(value) ? value : Double.NaN;
    }
  }
}
