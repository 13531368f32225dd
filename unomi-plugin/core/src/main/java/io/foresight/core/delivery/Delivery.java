/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.delivery;

import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the platform should hold for one profile. Immutable. */
public final class Delivery {
  private final String profileId;
  private final @Nullable String email;
  private final Permission permission;
  private final Map<String, Object> values;
  private final Set<String> segments;

  private Delivery(Builder b) {
    this.profileId = b.profileId;
    this.email = b.email;
    this.permission = b.permission;
    this.values = Collections.unmodifiableMap(new TreeMap<>(b.values));
    this.segments = Collections.unmodifiableSet(new TreeSet<>(b.segments));
  }

  /**
   * Starts a delivery. By default the permission is {@link Permission#NO_CONSENT}: whoever forgets
   * to say that consent is there delivers nothing.
   *
   * @param profileId Unomi's profile id
   * @param email the address; null or blank means that there is nothing to deliver to
   */
  public static Builder of(String profileId, @Nullable String email) {
    return new Builder(profileId, email);
  }

  /** Unomi's profile id. */
  public String profileId() {
    return profileId;
  }

  /** The address as the profile has it, trimmed; null if there is none. */
  public @Nullable String email() {
    return email;
  }

  /** The address as platforms compare it: trimmed, lower case; null if there is none. */
  public @Nullable String emailKey() {
    return email == null ? null : email.toLowerCase(Locale.ROOT);
  }

  /** Whether the person may be written to. */
  public Permission permission() {
    return permission;
  }

  /**
   * Values by {@link DeliveryField#key}, sorted: {@code Number}, {@code String} or {@link Instant}.
   * A field that is missing here shall be blank in the platform.
   */
  public Map<String, Object> values() {
    return values;
  }

  /** Ids of the Unomi segments the profile is in; those that are not mirrored are ignored. */
  public Set<String> segments() {
    return segments;
  }

  /** Collects a {@link Delivery}. Not thread-safe. */
  public static final class Builder {
    private final String profileId;
    private final @Nullable String email;
    private Permission permission = Permission.NO_CONSENT;
    private final Map<String, Object> values = new TreeMap<>();
    private final Set<String> segments = new TreeSet<>();

    private Builder(String profileId, @Nullable String email) {
      this.profileId = Objects.requireNonNull(profileId);
      String trimmed = email == null ? "" : email.trim();
      this.email = trimmed.isEmpty() ? null : trimmed;
    }

    /** Whether the person may be written to. */
    public Builder permission(Permission value) {
      this.permission = Objects.requireNonNull(value);
      return this;
    }

    /**
     * A value of a {@link DeliveryField}. Numbers are rounded to whole ones and raised to 1,
     * because platforms lose 0 and fractions.
     */
    public Builder value(String key, Number value) {
      double d = value.doubleValue();
      if (Double.isNaN(d) || Double.isInfinite(d)) {
        throw new IllegalArgumentException(key + " must be a finite number, was " + value);
      }
      values.put(key, Math.max(1L, Math.round(d)));
      return this;
    }

    /** A value of a {@link DeliveryField}; blank text counts as no value. */
    public Builder value(String key, String value) {
      if (!value.isBlank()) {
        values.put(key, value);
      }
      return this;
    }

    /** A value of a {@link DeliveryField}. */
    public Builder value(String key, Instant value) {
      values.put(key, Objects.requireNonNull(value));
      return this;
    }

    /**
     * The values of a goal's four fields, see {@link DeliveryField#ofGoal}.
     *
     * @param percent 1..100
     * @param band e.g. {@code high}
     * @param reason the main reason, or null
     * @param since when the score was computed
     */
    public Builder score(
        String goalId, int percent, String band, @Nullable String reason, Instant since) {
      String k = DeliveryField.keyOf(goalId);
      value(k, Math.min(100, percent));
      value(k + "_band", band);
      if (reason != null) {
        value(k + "_why", reason);
      }
      return value(k + "_on", since);
    }

    /** A Unomi segment the profile is in. */
    public Builder segment(String segmentId) {
      segments.add(Objects.requireNonNull(segmentId));
      return this;
    }

    /** The finished delivery. */
    public Delivery build() {
      return new Delivery(this);
    }
  }
}
