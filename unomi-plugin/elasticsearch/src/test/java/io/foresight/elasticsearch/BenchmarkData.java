/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import io.foresight.core.store.RawEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Events, profiles and scores of the size that a shop has. Deterministic. */
final class BenchmarkData {
  private static final String[] TYPES = {"view", "productView", "addToCart", "order"};
  private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  private final Random random = new Random(1);

  RawEvent event(int i, int profiles, int days) {
    long at = START + random.nextInt(days * 86_400) * 1000L;
    String profile = profileId(random.nextInt(profiles));
    String type = TYPES[random.nextInt(TYPES.length)];
    Map<String, Object> source = new HashMap<>();
    source.put("itemId", "event-" + i);
    source.put("itemType", "event");
    source.put("scope", "shop");
    source.put("eventType", type);
    source.put("sessionId", UUID.nameUUIDFromBytes(new byte[] {(byte) i}).toString());
    source.put("profileId", profile);
    source.put("timeStamp", Instant.ofEpochMilli(at).toString());
    source.put(
        "properties",
        Map.of(
            "productId",
            "p" + random.nextInt(500),
            "category",
            "c" + random.nextInt(20),
            "price",
            random.nextInt(10_000) / 100.0,
            "quantity",
            1,
            "device",
            "mobile"));
    source.put("source", Map.of("itemId", "shop", "itemType", "site", "scope", "shop"));
    source.put("target", Map.of("itemId", "page", "itemType", "page", "scope", "shop"));
    return new RawEvent("event-" + i, type, profile, at, source);
  }

  static String profileId(int i) {
    return new UUID(i * 0x9E3779B97F4A7C15L, i).toString();
  }

  Map<String, Object> profile(int i) {
    return Map.of(
        "itemId", profileId(i),
        "itemType", "profile",
        "properties",
            Map.of(
                "email",
                "customer" + i + "@example.org",
                "firstName",
                "First" + i,
                "nbOfVisits",
                random.nextInt(50),
                "firstVisit",
                "2026-01-01T00:00:00Z"),
        "systemProperties", Map.of("lastUpdated", "2026-01-01T00:00:00Z"),
        "segments", List.of("a", "b"),
        "consents", Map.of());
  }

  /** What a rescore writes: state and the scores of three goals. */
  Map<String, Object> scores() {
    byte[] state = new byte[400];
    random.nextBytes(state);
    Map<String, Object> scores = new LinkedHashMap<>();
    for (String goal : List.of("purchase-30d", "churn-90d", "click-next-mail")) {
      List<Long> trail = new ArrayList<>();
      for (int d = 0; d < 31; d++) {
        trail.add(20_000_000L + d * 1000 + random.nextInt(100));
      }
      Map<String, Object> score = new LinkedHashMap<>();
      score.put("value", random.nextDouble());
      score.put("percent", 1 + random.nextInt(100));
      score.put("band", "high");
      score.put("percentile", 1 + random.nextInt(100));
      score.put("tier", "personal");
      score.put("reasons", List.of("Bought 3 times in 30 days", "Opened the last mail", "New"));
      score.put("computedAt", "2026-11-22T02:00:00Z");
      score.put("validUntil", "2026-11-29T02:00:00Z");
      score.put("version", goal + "-3");
      score.put("trail", trail);
      scores.put(goal, score);
    }
    Map<String, Object> foresight =
        Map.of("state", Base64.getEncoder().encodeToString(state), "scores", scores);
    return Map.of("systemProperties", Map.of("foresight", foresight));
  }
}
