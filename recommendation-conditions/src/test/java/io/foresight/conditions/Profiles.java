/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.unomi.api.Profile;

/** Profiles in all states a score can be in, with the types Unomi's own JSON mapper gives them. */
final class Profiles {
  static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123Z");
  static final ObjectMapper JSON = new ObjectMapper();

  private static final long TODAY = Math.floorDiv(NOW.getEpochSecond(), 86_400L);

  private Profiles() {}

  /** A profile whose score has the given fields; {@code validUntil} in the future unless given. */
  static Profile scored(String goal, Map<String, Object> fields) {
    Map<String, Object> score = new HashMap<>(Map.of("validUntil", NOW.plusMillis(1).toString()));
    score.putAll(fields);
    return profile("p", Map.of("scores", Map.of(goal, score)));
  }

  static Profile profile(String id, Map<String, Object> foresight) {
    Profile profile = new Profile(id);
    profile.setSystemProperty("foresight", reread(foresight));
    return profile;
  }

  /** The trail point of so many days ago. */
  static long point(long daysAgo, int percent) {
    return (TODAY - daysAgo) * 1000 + percent;
  }

  /** A profile, drawn at random, that has, had or never had scores for the goals. */
  static Profile random(Random random, String id, List<String> goals) {
    if (random.nextInt(12) == 0) {
      Profile bare = new Profile(id);
      return random.nextBoolean() ? bare : profile(id, Map.of("state", "AAAA"));
    }
    Map<String, Object> scores = new HashMap<>();
    for (String goal : goals) {
      if (random.nextInt(8) != 0) {
        scores.put(goal, score(random));
      }
    }
    return profile(id, Map.of("state", "AAAA", "scores", scores));
  }

  private static Map<String, Object> score(Random random) {
    int percent = 1 + random.nextInt(100);
    Map<String, Object> score = new HashMap<>();
    score.put("value", percent / 100.0);
    score.put("percent", percent);
    score.put("band", ScoreCondition.BANDS.get(random.nextInt(5)));
    score.put("percentile", 1 + random.nextInt(100));
    score.put("tier", "personal");
    score.put("reasons", List.of("Ordered often"));
    score.put("computedAt", NOW.minusSeconds(random.nextInt(1_000_000)).toString());
    score.put("validUntil", validUntil(random));
    score.put("version", "g-1");
    score.put("trail", trail(random, percent));
    if (random.nextInt(10) == 0) {
      score.remove(List.of("percent", "band", "percentile", "trail").get(random.nextInt(4)));
    }
    return score;
  }

  private static String validUntil(Random random) {
    switch (random.nextInt(8)) {
      case 0:
        return NOW.toString();
      case 1:
        return NOW.plusMillis(1).toString();
      case 2:
        return NOW.minusMillis(1).toString();
      case 3:
        return NOW.minusSeconds(random.nextInt(1_000_000)).toString();
      default:
        return Instant.ofEpochSecond(NOW.getEpochSecond() + random.nextInt(1_000_000)).toString();
    }
  }

  private static List<Long> trail(Random random, int percent) {
    List<Long> trail = new ArrayList<>();
    for (int daysAgo = 31; daysAgo > 0; daysAgo--) {
      if (random.nextInt(6) == 0) {
        trail.add(point(daysAgo, 1 + random.nextInt(100)));
      }
    }
    if (random.nextBoolean()) {
      trail.add(point(0, percent));
    }
    if (random.nextInt(10) == 0) {
      trail.add(point(-1, 50)); // written by a node whose clock runs ahead
    }
    return trail;
  }

  /** Through JSON and back: numbers and dates get the types a stored profile has. */
  static Map<String, Object> reread(Map<String, Object> value) {
    try {
      return JSON.readValue(
          JSON.writeValueAsString(value), new TypeReference<Map<String, Object>>() {});
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
