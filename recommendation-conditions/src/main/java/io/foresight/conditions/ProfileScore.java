/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import io.foresight.core.input.Iso;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Truth of conditions about one goal's score on a profile in memory. */
final class ProfileScore implements ScoreLogic<Boolean> {
  private static final long DAY_MILLIS = 86_400_000L;
  private static final long DAY_FACTOR = 1000;

  private final Map<?, ?> score;
  private final long now;

  /**
   * @param systemProperties the profile's system properties
   * @param goal goal id
   * @param now milliseconds since 1970 UTC
   */
  ProfileScore(@Nullable Map<String, Object> systemProperties, String goal, long now) {
    this.score = map(map(map(map(systemProperties), "foresight"), "scores"), goal);
    this.now = now;
  }

  @Override
  public Boolean present() {
    Long until = millis(score.get("validUntil"));
    return until != null && until > now && score.get("percent") instanceof Number;
  }

  @Override
  public Boolean between(String field, int min, int max) {
    Object v = score.get(field);
    return v instanceof Number && ((Number) v).intValue() >= min && ((Number) v).intValue() <= max;
  }

  @Override
  public Boolean anyOf(String field, Collection<String> values) {
    Object v = score.get(field);
    return v instanceof String && values.contains(v);
  }

  @Override
  public Boolean changed(int points, boolean up, int withinDays) {
    Object percent = score.get("percent");
    Object trail = score.get("trail");
    if (!(percent instanceof Number) || !(trail instanceof Collection)) {
      return false;
    }
    long today = Math.floorDiv(now, DAY_MILLIS);
    long to = today * DAY_FACTOR;
    long from = (today - withinDays) * DAY_FACTOR;
    long earliest = Long.MAX_VALUE;
    for (Object o : (Collection<?>) trail) {
      if (o instanceof Number && ((Number) o).longValue() >= from) {
        earliest = Math.min(earliest, ((Number) o).longValue());
      }
    }
    if (earliest >= to) {
      return false;
    }
    long rise = ((Number) percent).intValue() - earliest % DAY_FACTOR;
    return (up ? rise : -rise) >= points;
  }

  @Override
  public Boolean and(Boolean a, Boolean b) {
    return a && b;
  }

  @Override
  public Boolean not(Boolean a) {
    return !a;
  }

  private static Map<?, ?> map(@Nullable Object o) {
    return o instanceof Map ? (Map<?, ?>) o : Map.of();
  }

  private static Map<?, ?> map(Map<?, ?> m, String key) {
    return map(m.get(key));
  }

  /** Unomi reads dates in system properties as text; code may have put other types there. */
  private static @Nullable Long millis(@Nullable Object date) {
    if (date instanceof Date) {
      return ((Date) date).getTime();
    }
    if (date instanceof Number) {
      return ((Number) date).longValue();
    }
    if (date instanceof Instant) {
      return ((Instant) date).toEpochMilli();
    }
    try {
      return date instanceof String ? Iso.millis((String) date) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
