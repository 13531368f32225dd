/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import io.foresight.core.input.Iso;
import java.time.DateTimeException;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Truth of conditions about what was written to a profile in memory. */
final class ProfileSets implements SetLogic<Boolean> {
  private final Object recommend;
  private final long now;

  /**
   * @param systemProperties the profile's system properties
   * @param now milliseconds since 1970 UTC
   */
  ProfileSets(@Nullable Map<String, Object> systemProperties, long now) {
    this.recommend =
        at(systemProperties == null ? Map.of() : systemProperties, "foresight.recommend");
    this.now = now;
  }

  @Override
  public Boolean present(String slot) {
    Object until = at(recommend, RecommendCondition.path(slot, "validUntil"));
    if (until instanceof Date) {
      return ((Date) until).getTime() > now;
    }
    try {
      return until instanceof String && Iso.millis((String) until) > now;
    } catch (DateTimeException e) {
      return false;
    }
  }

  @Override
  public Boolean anyOf(String field, Collection<String> words) {
    Object held = at(recommend, field);
    return held instanceof Collection
        ? ((Collection<?>) held).stream().anyMatch(words::contains)
        : words.contains(held);
  }

  @Override
  public Boolean and(Boolean a, Boolean b) {
    return a && b;
  }

  private static Object at(Object from, String path) {
    Object o = from;
    for (String name : path.split("\\.")) {
      o = o instanceof Map ? ((Map<?, ?>) o).get(name) : null;
    }
    return o == null ? Map.of() : o;
  }
}
