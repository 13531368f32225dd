/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.delivery;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** A field that the platform shall have for every contact. Immutable. */
public final class DeliveryField {
  /** What a field holds. */
  public enum Type {
    /** A whole number from 1; platforms lose 0 and fractions. */
    NUMBER,
    /** Text of at most 255 characters; longer values are cut. */
    TEXT,
    /** Plain text of any length; platforms strip what looks like HTML. */
    LONG_TEXT,
    /** HTML of any length, shown as it is: escape it before. */
    HTML,
    /** A moment, as {@link java.time.Instant}; platforms drop the seconds. */
    MOMENT
  }

  private final String key;
  private final String label;
  private final Type type;
  private final boolean quiet;

  /**
   * @param key stable name, {@code a-z 0-9 _}; the platform's own name is derived from it
   * @param label what people see in the platform, at most 191 characters
   * @param type what it holds
   * @param quiet true if a new value alone is no reason to write to the platform; it then travels
   *     with the next change of another field (a date that moves every night would otherwise
   *     rewrite every contact every night)
   */
  public DeliveryField(String key, String label, Type type, boolean quiet) {
    this.key = Objects.requireNonNull(key);
    this.label = Objects.requireNonNull(label);
    this.type = Objects.requireNonNull(type);
    this.quiet = quiet;
  }

  /**
   * The four fields of a goal: percent ({@code purchase_30d}), band ({@code purchase_30d_band}),
   * main reason ({@code purchase_30d_why}) and the day since which that is so ({@code
   * purchase_30d_on}, quiet).
   *
   * @param goalId e.g. {@code purchase-30d}
   * @param goalName what people see, e.g. {@code Buys within 30 days}
   */
  public static List<DeliveryField> ofGoal(String goalId, String goalName) {
    String k = keyOf(goalId);
    return Collections.unmodifiableList(
        Arrays.asList(
            new DeliveryField(k, goalName + " (%)", Type.NUMBER, false),
            new DeliveryField(k + "_band", goalName + ": band", Type.TEXT, false),
            new DeliveryField(k + "_why", goalName + ": main reason", Type.TEXT, false),
            new DeliveryField(k + "_on", goalName + ": scored on", Type.MOMENT, true)));
  }

  /** The key of a goal's percent field: lower case, everything but letters and digits is an _. */
  public static String keyOf(String goalId) {
    return goalId.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }

  /** Stable name. */
  public String key() {
    return key;
  }

  /** What people see. */
  public String label() {
    return label;
  }

  /** What it holds. */
  public Type type() {
    return type;
  }

  /** Whether a new value alone is no reason to write. */
  public boolean quiet() {
    return quiet;
  }
}
