/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lifecycle;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who moved from where to where in each of the last {@link #WEEKS} weeks (Monday to Sunday), and
 * how many are where: from the trails that profiles carry. Bounded by the square of the number of
 * stages per week; names no longer defined are counted as {@code other}. Not thread-safe.
 */
final class WeeklyMoves {
  static final int WEEKS = 12;
  private static final String OTHER = "other";

  private final List<String> stages;
  private final ZoneId zone;
  private final long thisMonday;
  private final Map<String, Long> now = new TreeMap<>();
  private final List<Map<String, Long>> weeks = new ArrayList<>();

  /**
   * @param zone whose midnights end weeks
   */
  WeeklyMoves(List<String> stages, long nowMillis, ZoneId zone) {
    this.stages = stages;
    this.zone = zone;
    long day = day(Instant.ofEpochMilli(nowMillis));
    thisMonday = day - Math.floorMod(day + 3, 7L);
    for (int i = 0; i < WEEKS; i++) {
      weeks.add(new TreeMap<>());
    }
  }

  /**
   * @param said {@code systemProperties.foresight.lifecycle}
   */
  void add(@Nullable Object said) {
    if (!(said instanceof Map)) {
      return;
    }
    Object stage = ((Map<?, ?>) said).get("stage");
    if (stage != null) {
      now.merge(known(stage.toString()), 1L, Long::sum);
    }
    Object trail = ((Map<?, ?>) said).get(LifecycleInsight.TRAIL);
    String before = null;
    for (Object entry : trail instanceof List ? (List<?>) trail : List.of()) {
      String[] parts = String.valueOf(entry).split(" ", 2);
      if (parts.length == 2) {
        int week = week(parts[0]);
        if (before != null && week >= 0) {
          weeks.get(week).merge(known(before) + ">" + known(parts[1]), 1L, Long::sum);
        }
        before = parts[1];
      }
    }
  }

  /** 0 for this week, 1 for the one before; -1 for none of them. */
  private int week(String moment) {
    try {
      long back = Math.floorDiv(thisMonday + 6 - day(Instant.parse(moment)), 7L);
      return back >= 0 && back < WEEKS ? (int) back : -1;
    } catch (DateTimeException e) {
      return -1;
    }
  }

  private long day(Instant moment) {
    return moment.atZone(zone).toLocalDate().toEpochDay();
  }

  private String known(String stage) {
    return stages.contains(stage) ? stage : OTHER;
  }

  void merge(WeeklyMoves other) {
    other.now.forEach((k, v) -> now.merge(k, v, Long::sum));
    for (int i = 0; i < WEEKS; i++) {
      Map<String, Long> mine = weeks.get(i);
      other.weeks.get(i).forEach((k, v) -> mine.merge(k, v, Long::sum));
    }
  }

  /** JSON-like: {@code profiles} by stage, {@code weeks} newest first with {@code moves}. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    Map<String, Object> profiles = new LinkedHashMap<>();
    for (String s : stages) {
      profiles.put(s, now.getOrDefault(s, 0L));
    }
    if (now.containsKey(OTHER)) {
      profiles.put(OTHER, now.get(OTHER));
    }
    map.put("profiles", profiles);
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < WEEKS; i++) {
      if (!weeks.get(i).isEmpty()) {
        Map<String, Object> week = new LinkedHashMap<>();
        week.put("week", LocalDate.ofEpochDay(thisMonday - 7L * i).toString());
        week.put("moves", new LinkedHashMap<>(weeks.get(i)));
        list.add(week);
      }
    }
    map.put("weeks", list);
    return map;
  }
}
