/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.token;

import java.util.List;
import java.util.regex.Pattern;

/** A recommendation set as a mail needs it: which items, in which order, and why. Immutable. */
public final class MailSet {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** One item of a set. */
  public static final class Pick {
    private final String itemId;
    private final String reason;

    /**
     * @param itemId id in the catalogue
     * @param reason a sentence in the recipient's language; may be empty
     */
    public Pick(String itemId, String reason) {
      this.itemId = itemId;
      this.reason = reason;
    }

    /** Id in the catalogue. */
    public String itemId() {
      return itemId;
    }

    /** Why, in the recipient's language. */
    public String reason() {
      return reason;
    }
  }

  private final String id;
  private final String slot;
  private final String locale;
  private final List<Pick> picks;

  /**
   * @param id what a click is credited to: up to 64 letters, digits, _ and -
   * @param slot e.g. {@code for-you}
   * @param locale BCP 47 tag of the recipient, e.g. {@code de-CH}; empty for the default
   * @param picks best first
   * @throws IllegalArgumentException if the id is not such a one
   */
  public MailSet(String id, String slot, String locale, List<Pick> picks) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("id must match " + ID.pattern());
    }
    this.id = id;
    this.slot = slot;
    this.locale = locale;
    this.picks = List.copyOf(picks);
  }

  /** What a click is credited to. */
  public String id() {
    return id;
  }

  /** The slot it was made for. */
  public String slot() {
    return slot;
  }

  /** BCP 47 tag of the recipient; empty for the default. */
  public String locale() {
    return locale;
  }

  /** The items, best first. */
  public List<Pick> picks() {
    return picks;
  }
}
