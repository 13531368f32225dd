/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.slot;

import io.foresight.core.input.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a slot leaves out. By default what is in the cart; of what was bought, viewed or mailed
 * nothing. Days reach back from now; 0 leaves nothing out; 36500 is for ever. Immutable.
 */
public final class Exclusions {
  private final int boughtDays;
  private final boolean unlessDue;
  private final int viewedDays;
  private final boolean inCart;
  private final int mailedDays;
  private final int mailedTimes;

  private Exclusions(
      int boughtDays,
      boolean unlessDue,
      int viewedDays,
      boolean inCart,
      int mailedDays,
      int mailedTimes) {
    this.boughtDays = boughtDays;
    this.unlessDue = unlessDue;
    this.viewedDays = viewedDays;
    this.inCart = inCart;
    this.mailedDays = mailedDays;
    this.mailedTimes = mailedTimes;
  }

  /**
   * Reads {@code {"boughtDays": 0, "unlessDue": false, "viewedDays": 0, "inCart": true,
   * "mailedDays": 0, "mailedTimes": 1}}; what is absent has its default.
   *
   * @throws io.foresight.core.input.InvalidInputException naming the field
   */
  public static Exclusions fromMap(Fields f) {
    f.allowOnly(
        Set.of("boughtDays", "unlessDue", "viewedDays", "inCart", "mailedDays", "mailedTimes"));
    return new Exclusions(
        f.integer("boughtDays", 0, 0, 36_500),
        f.bool("unlessDue", false),
        f.integer("viewedDays", 0, 0, 36_500),
        f.bool("inCart", true),
        f.integer("mailedDays", 0, 0, 36_500),
        f.integer("mailedTimes", 1, 1, 1000));
  }

  /** JSON-like; {@link #fromMap} reads it back. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("boughtDays", boughtDays);
    m.put("unlessDue", unlessDue);
    m.put("viewedDays", viewedDays);
    m.put("inCart", inCart);
    m.put("mailedDays", mailedDays);
    m.put("mailedTimes", mailedTimes);
    return m;
  }

  /** What was bought within so many days is left out. */
  public int boughtDays() {
    return boughtDays;
  }

  /** Whether what is due to be bought again is let in all the same. */
  public boolean unlessDue() {
    return unlessDue;
  }

  /** What was viewed within so many days is left out. */
  public int viewedDays() {
    return viewedDays;
  }

  /** Whether what lies in the cart is left out. */
  public boolean inCart() {
    return inCart;
  }

  /** What was mailed within so many days, {@link #mailedTimes} times or more, is left out. */
  public int mailedDays() {
    return mailedDays;
  }

  /** How often an item may be mailed within {@link #mailedDays} before it is left out. */
  public int mailedTimes() {
    return mailedTimes;
  }
}
