/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import static io.foresight.conditions.Profiles.NOW;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.unomi.api.Profile;

/** What the product writes to profiles about recommendations, drawn at random. */
final class WrittenContent {
  private static final List<String> SLOTS = List.of("for-you", "refill");
  private static final List<String> TIERS = List.of("rules", "pooled", "personal");

  private WrittenContent() {}

  /** The fields as the product maps them. */
  static Map<String, Object> mapping() {
    Map<String, Object> word = Map.of("type", "keyword");
    Map<String, Object> slot = new HashMap<>();
    slot.put("tier", word);
    slot.put("places", word);
    slot.put("validUntil", Map.of("type", "date"));
    Map<String, Object> slots = new HashMap<>();
    SLOTS.forEach(s -> slots.put(s, Map.of("properties", slot)));
    return Map.of(
        "slots",
        Map.of("properties", slots),
        "affinity",
        Map.of("properties", Map.of("category", word, "brand", word)));
  }

  /** Adds some to a profile, or none. */
  static void add(Profile profile, int seed) {
    Random random = new Random(seed);
    if (random.nextInt(6) == 0) {
      return;
    }
    Map<String, Object> slots = new HashMap<>();
    for (String slot : SLOTS) {
      if (random.nextInt(5) != 0) {
        slots.put(slot, set(random));
      }
    }
    List<String> shares = new ArrayList<>();
    for (int c = 0; c < 4; c++) {
      if (random.nextBoolean()) {
        shares.add("Category " + c + "|" + (1 + random.nextInt(100)));
      }
    }
    Map<String, Object> foresight = new HashMap<>();
    Object present = profile.getSystemProperties().get("foresight");
    if (present instanceof Map) {
      ((Map<?, ?>) present).forEach((k, v) -> foresight.put(String.valueOf(k), v));
    }
    foresight.put("recommend", Map.of("slots", slots, "affinity", Map.of("category", shares)));
    profile.setSystemProperty("foresight", Profiles.reread(foresight));
  }

  private static Map<String, Object> set(Random random) {
    List<String> places = new ArrayList<>();
    for (int p = 1; p <= random.nextInt(12); p++) {
      places.add(p + "|item " + random.nextInt(20));
    }
    Map<String, Object> m = new HashMap<>();
    m.put("tier", TIERS.get(random.nextInt(3)));
    m.put("places", places);
    m.put("validUntil", NOW.plusMillis(random.nextInt(4) - 1L).toString());
    return m;
  }

  static Map<String, Object> parameters(RecommendCondition type, Random random) {
    Map<String, Object> m = new HashMap<>();
    m.put("slot", SLOTS.get(random.nextInt(2)));
    m.put("tier", TIERS.get(random.nextInt(3)));
    m.put("item", "item " + random.nextInt(20));
    m.put("top", 1 + random.nextInt(12));
    m.put("name", "Category " + random.nextInt(4));
    m.put("percent", 1 + random.nextInt(100));
    return m;
  }
}
