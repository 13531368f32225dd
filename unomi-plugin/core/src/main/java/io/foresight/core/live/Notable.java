/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.live;

import io.foresight.core.event.Role;
import io.foresight.core.features.Preferences;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells a change that somebody acts on from one that only moves numbers. The first is saved at
 * once, the second may wait a minute for others of its kind.
 */
final class Notable {
  /** Rare, and what most of all decides value, stage and consent. */
  private static final Set<Role> WEIGHTY =
      EnumSet.of(
          Role.ORDER,
          Role.ORDER_CANCEL,
          Role.MAIL_UNSUBSCRIBE,
          Role.MAIL_BOUNCE,
          Role.MAIL_COMPLAINT,
          Role.PREFERENCE,
          Role.FORM,
          Role.SUPPORT);

  private static final Set<String> NOT_SAID =
      Set.of(ForesightMap.STATE, ForesightMap.SCORES, Preferences.KEY, ItemTrace.TRACE);

  /** An explanation changes with every number in it. */
  private static final String WHY = "why";

  private Notable() {}

  static boolean role(Role role) {
    return WEIGHTY.contains(role);
  }

  /** Whether the two contents differ in band, tier, presence or words. */
  static boolean differ(Map<String, Object> before, Map<String, Object> after, long now) {
    Map<String, Object> old = ForesightMap.scores(before);
    Map<String, Object> fresh = ForesightMap.scores(after);
    Set<String> goals = new HashSet<>(old.keySet());
    goals.addAll(fresh.keySet());
    String moment = Instant.ofEpochMilli(now).toString();
    for (String goal : goals) {
      if (scores(old.get(goal), fresh.get(goal), moment)) {
        return true;
      }
    }
    return !words(before, after).equals(words(after, before));
  }

  private static boolean scores(@Nullable Object before, @Nullable Object after, String now) {
    if (before == after) {
      return false;
    }
    if (!(before instanceof Map) || !(after instanceof Map)) {
      return true;
    }
    Map<?, ?> a = (Map<?, ?>) before;
    Map<?, ?> b = (Map<?, ?>) after;
    // ISO instants of one length compare like their text.
    boolean expired = String.valueOf(a.get("validUntil")).compareTo(now) <= 0;
    return expired
        || !Objects.equals(a.get("band"), b.get("band"))
        || !Objects.equals(a.get("tier"), b.get("tier"));
  }

  /**
   * All texts and flags by path, of what is not the very same object in the other content; texts
   * that begin with a digit are moments.
   */
  private static Map<String, Object> words(Map<String, Object> content, Map<String, Object> other) {
    Map<String, Object> out = new HashMap<>();
    content.forEach(
        (key, value) -> {
          if (!NOT_SAID.contains(key) && other.get(key) != value) {
            collect(key, value, out);
          }
        });
    return out;
  }

  private static void collect(String path, @Nullable Object value, Map<String, Object> out) {
    if (value instanceof Map) {
      ((Map<?, ?>) value)
          .forEach(
              (k, v) -> {
                if (!WHY.equals(k)) {
                  collect(path + '.' + k, v, out);
                }
              });
    } else if (value instanceof Boolean) {
      out.put(path, value);
    } else if (value instanceof String && !moment((String) value)) {
      out.put(path, value);
    }
  }

  private static boolean moment(String text) {
    return !text.isEmpty() && Character.isDigit(text.charAt(0));
  }
}
