/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.score.Tier;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrittenSetsTest {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final long AT = 1_780_000_000_000L;

  private static RecommendationSet set(String id, long at, Tier tier, String... items) {
    List<RecommendedItem> list = new java.util.ArrayList<>();
    for (String item : items) {
      list.add(new RecommendedItem(item, 1, "blend", tier, null, null, 1));
    }
    return new RecommendationSet(id, "for-you", "v1", at, tier, list);
  }

  @Test
  void whatIsWritten_isReadBack_andOtherSlotsStay() {
    Map<String, Object> other = Map.of("slots", Map.of("refill", Map.of("set", "x")));
    Map<String, Object> m = WrittenSets.with(other, set("s", AT, Tier.PERSONAL, "a", "b|c"), WEEK);
    assertThat(WrittenSets.items(m, "for-you")).containsExactly("a", "b|c");
    assertThat(WrittenSets.slot(m, "for-you"))
        .containsEntry("set", "s")
        .containsEntry("tier", "personal")
        .containsEntry("places", List.of("1|a", "2|b|c"));
    assertThat(WrittenSets.slot(m, "refill")).containsEntry("set", "x");
    assertThat(WrittenSets.slot(WrittenSets.without(m, "for-you"), "for-you")).isEmpty();
    assertThat(WrittenSets.items(Map.of(), "for-you")).isEmpty();
  }

  @Test
  void sameItemsOfTheSameTier_areHeld_untilHalfTheirTimeIsOver() {
    Map<String, Object> m = WrittenSets.with(Map.of(), set("s", AT, Tier.POOLED, "a"), WEEK);
    assertThat(WrittenSets.holds(m, set("t", AT + 1, Tier.POOLED, "a"))).isTrue();
    assertThat(WrittenSets.holds(m, set("t", AT + 1, Tier.PERSONAL, "a"))).isFalse();
    assertThat(WrittenSets.holds(m, set("t", AT + 1, Tier.POOLED, "b"))).isFalse();
    assertThat(WrittenSets.old(m, set("t", AT + 1, Tier.POOLED, "a"), WEEK)).isFalse();
    long later = AT + Duration.ofDays(4).toMillis();
    assertThat(WrittenSets.old(m, set("t", later, Tier.POOLED, "a"), WEEK)).isTrue();
    assertThat(WrittenSets.old(Map.of(), set("t", AT, Tier.POOLED, "a"), WEEK)).isTrue();
  }

  @Test
  void shares_areWholePercents_andNothingIsLeftOut() {
    Map<String, Double> shares = new LinkedHashMap<>();
    shares.put("Shoes", 0.404);
    shares.put("Hats", 0.004);
    Map<String, Object> m = WrittenSets.withAffinity(Map.of(), shares, Map.of());
    assertThat(m.get("affinity"))
        .isEqualTo(Map.of("category", List.of("Shoes|40"), "brand", List.of()));
    assertThat(WrittenSets.shares("Shoes", 40)).contains("Shoes|40").hasSize(61);
    assertThat(WrittenSets.shares("Shoes", 41)).doesNotContain("Shoes|40");
    assertThat(WrittenSets.places("a", 2)).containsExactly("1|a", "2|a");
  }
}
