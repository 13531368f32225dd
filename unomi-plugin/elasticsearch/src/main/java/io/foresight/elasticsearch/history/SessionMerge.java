/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sessions as Unomi 2.1 stores them, in the month they began in. The embedded profile holds what
 * the import knows of it; a session that exists keeps its own and only grows in time.
 */
final class SessionMerge implements MergingWriter.Merge<SessionEntry> {
  private final String prefix;
  private final String scope;

  SessionMerge(String prefix, String scope) {
    this.prefix = prefix;
    this.scope = scope;
  }

  @Override
  public String index(SessionEntry s) {
    return prefix + "-session-date-" + TimeFormat.month(s.first());
  }

  @Override
  public String id(SessionEntry s) {
    return s.id;
  }

  @Override
  public @Nullable Map<String, Object> merged(
      @Nullable Map<String, Object> existing, SessionEntry s) {
    Map<String, Object> out = existing == null ? fresh(s) : new LinkedHashMap<>(existing);
    long oldFirst = time(existing, "timeStamp", s.first());
    long oldLast = time(existing, "lastEventDate", s.last());
    long first = Math.min(oldFirst, s.first());
    long last = Math.max(oldLast, s.last());
    out.put("timeStamp", TimeFormat.stored(first));
    out.put("lastEventDate", TimeFormat.stored(last));
    out.put("size", size(existing, s, oldFirst, oldLast));
    out.put("duration", (int) Math.min(Integer.MAX_VALUE, last - first));
    if (existing == null || s.first() < oldFirst) {
      out.put("originEventTypes", List.of(s.firstType()));
      out.put("originEventIds", List.of(s.firstId()));
    }
    return existing != null && out.equals(existing) ? null : out;
  }

  private Map<String, Object> fresh(SessionEntry s) {
    Map<String, Object> profile = new LinkedHashMap<>();
    profile.put("itemId", s.profile.id);
    profile.put("itemType", "profile");
    profile.put("properties", s.profile.properties());
    profile.put("systemProperties", Collections.emptyMap());
    profile.put("segments", Collections.emptyList());
    profile.put("scores", Collections.emptyMap());
    profile.put("consents", Collections.emptyMap());
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("itemId", s.id);
    out.put("itemType", "session");
    out.put("scope", scope);
    out.put("profileId", s.profile.id);
    out.put("profile", profile);
    out.put("properties", Collections.emptyMap());
    out.put("systemProperties", Collections.emptyMap());
    return out;
  }

  /** Parts that do not overlap add up; else it is the same part again. */
  private static int size(
      @Nullable Map<String, Object> existing, SessionEntry s, long oldFirst, long oldLast) {
    Object was = existing == null ? null : existing.get("size");
    int old = was instanceof Number ? ((Number) was).intValue() : 0;
    boolean apart = s.first() > oldLast || s.last() < oldFirst;
    return existing != null && apart ? old + s.views() : Math.max(old, s.views());
  }

  private static long time(@Nullable Map<String, Object> existing, String name, long ifAbsent) {
    try {
      Object value = existing == null ? null : existing.get(name);
      return value instanceof String ? Instant.parse((String) value).toEpochMilli() : ifAbsent;
    } catch (DateTimeParseException e) {
      return ifAbsent;
    }
  }
}
