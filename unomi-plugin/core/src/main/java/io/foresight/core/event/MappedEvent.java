/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.event;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event in the product's own words. Immutable; amounts are in the reporting currency. */
public final class MappedEvent {
  private final Role role;
  private final long idHash;
  private final String profileId;
  private final long time;
  private final double amount;
  private final @Nullable String currency;
  private final double margin;
  private final double discount;
  private final double quantity;
  private final List<String> products;
  private final List<String> categories;
  private final @Nullable Device device;
  private final @Nullable String mailingId;
  private final boolean machine;
  private final @Nullable MailTouch mail;
  private final @Nullable String name;
  private final @Nullable String value;
  private final float rating;
  private final int zoneOffset;
  private final float human;

  private MappedEvent(Builder b) {
    role = b.role;
    idHash = b.idHash;
    profileId = b.profileId;
    time = b.time;
    amount = b.amount;
    currency = b.currency;
    margin = b.margin;
    discount = b.discount;
    quantity = b.quantity;
    products = b.products;
    categories = b.categories;
    device = b.device;
    mailingId = b.mailingId;
    machine = b.machine;
    mail = b.mail;
    name = b.name;
    value = b.value;
    rating = b.rating;
    zoneOffset = b.zoneOffset;
    human = b.human;
  }

  private Builder copy() {
    Builder b = new Builder(role, profileId, time);
    b.idHash = idHash;
    b.amount = amount;
    b.currency = currency;
    b.margin = margin;
    b.discount = discount;
    b.quantity = quantity;
    b.products = products;
    b.categories = categories;
    b.device = device;
    b.mailingId = mailingId;
    b.machine = machine;
    b.mail = mail;
    b.name = name;
    b.value = value;
    b.rating = rating;
    b.zoneOffset = zoneOffset;
    b.human = human;
    return b;
  }

  /**
   * Starts an event without any optional field.
   *
   * @param role what it means
   * @param profileId whose it is
   * @param time milliseconds since 1970 UTC
   */
  public static Builder builder(Role role, String profileId, long time) {
    return new Builder(role, profileId, time);
  }

  /** What it means. */
  public Role role() {
    return role;
  }

  /** 64-bit hash of the event's id, to notice duplicates; 0 when it has no id. */
  public long idHash() {
    return idHash;
  }

  /** Whose event it is. */
  public String profileId() {
    return profileId;
  }

  /** When it happened, milliseconds since 1970 UTC. */
  public long time() {
    return time;
  }

  /**
   * What to add to {@link #time} for the clock on the organisation's wall at that moment,
   * milliseconds; 0 for UTC.
   */
  public int zoneOffset() {
    return zoneOffset;
  }

  /** What was paid, in the reporting currency; {@code NaN} when unknown. */
  public double amount() {
    return amount;
  }

  /** ISO 4217 code the event was in before conversion; null when it named none. */
  public @Nullable String currency() {
    return currency;
  }

  /** Margin in the reporting currency, may be negative; {@code NaN} when unknown. */
  public double margin() {
    return margin;
  }

  /** What was taken off, in the reporting currency; {@code NaN} when unknown. */
  public double discount() {
    return discount;
  }

  /** Number of items; {@code NaN} when unknown. */
  public double quantity() {
    return quantity;
  }

  /** Product ids, one per line in the event's order; empty when there are none. */
  public List<String> products() {
    return products;
  }

  /** Categories, in the event's order, repeats kept; empty when there are none. */
  public List<String> categories() {
    return categories;
  }

  /** What was used, or null. */
  public @Nullable Device device() {
    return device;
  }

  /** The mailing it belongs to, or null. */
  public @Nullable String mailingId() {
    return mailingId;
  }

  /**
   * Whether it counts as not made by a human (a mail scanner's open or click): stated by the event,
   * or judged so by {@link #judged}.
   */
  public boolean machine() {
    return machine || human < 0;
  }

  /** Whether the event itself says that a machine made it. */
  public boolean statedMachine() {
    return machine;
  }

  /** Probability that a human made it, 0..1; {@code NaN} when nobody has judged it. */
  public double human() {
    return Math.abs(human);
  }

  /**
   * The same event with the probability that a human made it. Below the threshold it counts as made
   * by a machine; what the event itself states stays.
   *
   * @param probability 0..1
   * @param threshold 0..1, usually 0.5
   */
  public MappedEvent judged(double probability, double threshold) {
    Builder b = copy();
    // The sign keeps the verdict, and -0 is not below 0.
    float p = (float) Math.max(1e-6, Math.min(1, probability));
    b.human = probability < threshold ? -p : p;
    return b.build();
  }

  /** What an open or click tells about who did it; null when it tells nothing. */
  public @Nullable MailTouch mail() {
    return mail;
  }

  /** What a preference is about, e.g. {@code frequency}; null for other events. */
  public @Nullable String name() {
    return name;
  }

  /** What is preferred, e.g. {@code monthly}; null for other events. */
  public @Nullable String value() {
    return value;
  }

  /** How good the products were found, 0 (worst) to 1 (best); {@code NaN} when nobody said. */
  public double rating() {
    return rating;
  }

  /** Hash used for {@link #idHash}: stable across processes and releases, never 0. */
  public static long hash(String id) {
    long h = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      h = (h ^ id.charAt(i)) * 0x100000001b3L;
    }
    // FNV-1a leaves the high bits weak for short ids; MurmurHash3's finaliser spreads them.
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    h ^= h >>> 33;
    return h == 0 ? 1 : h;
  }

  /** Builds a {@link MappedEvent}; not thread-safe. Non-finite numbers become absent. */
  public static final class Builder {
    private final Role role;
    private final String profileId;
    private final long time;
    private long idHash;
    private double amount = Double.NaN;
    private @Nullable String currency;
    private double margin = Double.NaN;
    private double discount = Double.NaN;
    private double quantity = Double.NaN;
    private List<String> products = Collections.emptyList();
    private List<String> categories = Collections.emptyList();
    private @Nullable Device device;
    private @Nullable String mailingId;
    private boolean machine;
    private @Nullable MailTouch mail;
    private @Nullable String name;
    private @Nullable String value;
    private float rating = Float.NaN;
    private int zoneOffset;
    private float human = Float.NaN;

    private Builder(Role role, String profileId, long time) {
      this.role = role;
      this.profileId = profileId;
      this.time = time;
    }

    /** Sets the event's id, from which {@link MappedEvent#idHash} follows; empty = none. */
    public Builder id(String id) {
      idHash = id.isEmpty() ? 0 : hash(id);
      return this;
    }

    /** Sets what was paid, in the reporting currency. */
    public Builder amount(double value) {
      amount = finite(value);
      return this;
    }

    /** Sets the currency the event was in. */
    public Builder currency(@Nullable String code) {
      currency = code;
      return this;
    }

    /** Sets the margin, in the reporting currency. */
    public Builder margin(double value) {
      margin = finite(value);
      return this;
    }

    /** Sets what was taken off, in the reporting currency. */
    public Builder discount(double value) {
      discount = finite(value);
      return this;
    }

    /** Sets the number of items. */
    public Builder quantity(double value) {
      quantity = finite(value);
      return this;
    }

    /** Sets the products; the list is not copied and must not change any more. */
    public Builder products(List<String> ids) {
      products = Collections.unmodifiableList(ids);
      return this;
    }

    /** Sets the categories; the list is not copied and must not change any more. */
    public Builder categories(List<String> names) {
      categories = Collections.unmodifiableList(names);
      return this;
    }

    /** Sets what was used. */
    public Builder device(@Nullable Device value) {
      device = value;
      return this;
    }

    /** Sets the mailing. */
    public Builder mailingId(@Nullable String id) {
      mailingId = id;
      return this;
    }

    /** Sets whether it is known not to come from a human; default false. */
    public Builder machine(boolean value) {
      machine = value;
      return this;
    }

    /** Sets what an open or click tells about who did it. */
    public Builder mail(@Nullable MailTouch touch) {
      mail = touch;
      return this;
    }

    /** Sets what a preference is about and what is preferred. */
    public Builder preference(@Nullable String about, @Nullable String preferred) {
      name = about;
      value = preferred;
      return this;
    }

    /** Sets the offset of the wall clock from UTC, in milliseconds; default 0. */
    public Builder zoneOffset(int millis) {
      zoneOffset = millis;
      return this;
    }

    /** Sets how good the products were found; what is outside 0..1 counts as its nearer end. */
    public Builder rating(double share) {
      rating = (float) Math.max(0, Math.min(1, share));
      return this;
    }

    /** The event. */
    public MappedEvent build() {
      return new MappedEvent(this);
    }

    private static double finite(double value) {
      return Double.isFinite(value) ? value : Double.NaN;
    }
  }
}
