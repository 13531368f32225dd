/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Profiles as Unomi 2.1 stores them. In a profile that exists the earliest first visit and the
 * latest visits stay; a property of the import replaces one that is there only if the import's last
 * event is not older than the profile's last visit; a consent only if it is newer.
 */
final class ProfileMerge implements MergingWriter.Merge<ProfileEntry> {
  /** Unomi fails on merging profiles whose consents end never. */
  static final String CONSENT_END = "2099-12-31T00:00:00Z";

  private final String index;
  private final String scope;
  private final Clock clock;

  ProfileMerge(String index, String scope, Clock clock) {
    this.index = index;
    this.scope = scope;
    this.clock = clock;
  }

  @Override
  public String index(ProfileEntry p) {
    return index;
  }

  @Override
  public String id(ProfileEntry p) {
    return p.id;
  }

  @Override
  public @Nullable Map<String, Object> merged(
      @Nullable Map<String, Object> existing, ProfileEntry p) {
    Map<String, Object> old = existing == null ? Collections.emptyMap() : existing;
    Map<String, Object> out = new LinkedHashMap<>(old);
    out.put("itemId", p.id);
    out.put("itemType", "profile");
    out.put("properties", properties(Wire.object(old.get("properties")), p));
    out.putIfAbsent("systemProperties", Collections.emptyMap());
    out.putIfAbsent("segments", Collections.emptyList());
    out.putIfAbsent("scores", Collections.emptyMap());
    out.put("consents", consents(Wire.object(old.get("consents")), p));
    if (existing != null && out.equals(existing)) {
      return null;
    }
    Map<String, Object> system = new LinkedHashMap<>(Wire.object(out.get("systemProperties")));
    system.put("lastUpdated", TimeFormat.stored(clock.millis()));
    out.put("systemProperties", system);
    return out;
  }

  private static Map<String, Object> properties(Map<String, Object> old, ProfileEntry p) {
    Map<String, Object> out = new LinkedHashMap<>(old);
    Object last = old.get("lastVisit");
    boolean newer = !(last instanceof String) || stored(p.newest()).compareTo((String) last) >= 0;
    p.properties()
        .forEach(
            (name, value) -> {
              if (newer || !old.containsKey(name)) {
                out.put(name, value);
              }
            });
    Object first = old.get("firstVisit");
    if (!(first instanceof String) || stored(p.firstVisit()).compareTo((String) first) < 0) {
      out.put("firstVisit", stored(p.firstVisit()));
    }
    List<String> visits =
        newestTwo(
            Arrays.asList(
                last, old.get("previousVisit"), stored(p.lastVisit()), time(p.previousVisit())));
    if (!visits.isEmpty()) {
      out.put("lastVisit", visits.get(0));
    }
    if (visits.size() > 1) {
      out.put("previousVisit", visits.get(1));
    }
    return out;
  }

  private static List<String> newestTwo(List<@Nullable Object> times) {
    TreeSet<String> sorted = new TreeSet<>();
    for (Object time : times) {
      if (time instanceof String) {
        sorted.add((String) time);
      }
    }
    List<String> all = new ArrayList<>(sorted.descendingSet());
    return all.subList(0, Math.min(2, all.size()));
  }

  private Map<String, Object> consents(Map<String, Object> old, ProfileEntry p) {
    Map<String, Object> out = new LinkedHashMap<>(old);
    p.consents()
        .forEach(
            (name, consent) -> {
              String key = scope + "/" + name;
              Map<String, Object> now = new LinkedHashMap<>();
              now.put("scope", scope);
              now.put("typeIdentifier", name);
              now.put("status", consent.granted ? "GRANTED" : "DENIED");
              now.put("statusDate", stored(consent.time));
              now.put("revokeDate", CONSENT_END);
              String was = Objects.toString(Wire.object(old.get(key)).get("statusDate"), "");
              if (was.compareTo(stored(consent.time)) < 0) {
                out.put(key, now);
              }
            });
    return out;
  }

  private static @Nullable String time(long millis) {
    return millis == ProfileEntry.NEVER ? null : stored(millis);
  }

  private static String stored(long millis) {
    return TimeFormat.stored(millis);
  }
}
