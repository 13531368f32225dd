/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.features.FeatureReader;
import io.foresight.core.features.FeatureState;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.insight.Subject;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LifecycleDefinitionTest {
  private static final long NOW = 1_790_000_000_000L;
  private static final FeatureReader READER = new FeatureReader();

  private static LifecycleDefinition when(Map<String, Object> condition) {
    return of(Map.of("stages", List.of(Map.of("stage", "x", "when", List.of(condition)))));
  }

  private static LifecycleDefinition of(Map<String, Object> json) {
    return LifecycleDefinition.of(json, READER.schema());
  }

  private static boolean holds(
      Map<String, Object> condition, Map<String, Object> properties, Map<String, Object> scores) {
    Subject s = new Subject(new FeatureState(), properties, Map.of("scores", scores), List.of());
    ProfileView view = new ProfileView(READER, new PurchaseRhythm(), s, NOW);
    return when(condition).stage(view, null) != null;
  }

  @Test
  void errors_nameTheField() {
    assertRefused(Map.of(), "lifecycle.stages must hold 1..20");
    assertRefused(Map.of("stage", List.of()), "lifecycle.stage is unknown");
    assertRefused(Map.of("stages", List.of(Map.of("stage", "At Risk"))), "stages[0].stage must be");
    assertRefused(Map.of("hysteresis", 3), "lifecycle.hysteresis must be a number in 0..0.5");
    assertThatThrownBy(() -> when(Map.of("feature", "ordrs", "atLeast", 1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("lifecycle.stages[0].when[0].feature is unknown: ordrs");
    assertThatThrownBy(() -> when(Map.of("feature", "orders")))
        .hasMessageContaining("stages[0].when[0].atLeast or at least one of");
    assertThatThrownBy(() -> when(Map.of("feature", "orders", "atLeast", "five")))
        .hasMessageContaining("stages[0].when[0].atLeast must be a number");
    assertThatThrownBy(() -> when(Map.of("feature", "orders", "atLeast", 5, "atMost", 4)))
        .hasMessageContaining("atMost must not be below atLeast");
    assertThatThrownBy(() -> when(Map.of("feature", "orders", "score", "x", "atLeast", 5)))
        .hasMessageContaining("exactly one of");
    assertThatThrownBy(() -> when(Map.of("score", "x", "value", "rank", "atLeast", 5)))
        .hasMessageContaining("[percent, percentile, value]");
  }

  private static void assertRefused(Map<String, Object> json, String message) {
    assertThatThrownBy(() -> of(json))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void properties_areComparedAsNumbersOrTexts() {
    Map<String, Object> p = Map.of("address", Map.of("country", "DE"), "age", "41", "vip", true);
    assertThat(holds(Map.of("property", "address.country", "oneOf", List.of("AT", "DE")), p, p))
        .isTrue();
    assertThat(holds(Map.of("property", "age", "atLeast", 41), p, p)).isTrue();
    assertThat(holds(Map.of("property", "age", "atLeast", 42), p, p)).isFalse();
    assertThat(holds(Map.of("property", "vip", "oneOf", List.of("true")), p, p)).isTrue();
    assertThat(holds(Map.of("property", "city", "present", false), p, p)).isTrue();
    assertThat(holds(Map.of("property", "city", "atMost", 5), p, p)).isFalse();
    assertThat(holds(Map.of("property", "address.country", "atLeast", 0), p, p)).isFalse();
  }

  @Test
  void scores_countWhileTheyAreValid() {
    Map<String, Object> good =
        Map.of(
            "buy", Map.of("percent", 30, "percentile", 90, "validUntil", "2100-01-01T00:00:00Z"));
    Map<String, Object> old =
        Map.of(
            "buy", Map.of("percent", 30, "percentile", 90, "validUntil", "2020-01-01T00:00:00Z"));
    Map<String, Object> c = Map.of("score", "buy", "value", "percentile", "atLeast", 80);
    assertThat(holds(c, Map.of(), good)).isTrue();
    assertThat(holds(c, Map.of(), old)).isFalse();
    assertThat(holds(c, Map.of(), Map.of())).isFalse();
    assertThat(holds(Map.of("score", "buy", "atLeast", 80), Map.of(), good)).isFalse();
  }

  @Test
  void missingFeature_fulfilsOnlyAbsence() {
    Map<String, Object> no = Map.of();
    assertThat(holds(Map.of("feature", "days_since_order", "atMost", 9), no, no)).isFalse();
    assertThat(holds(Map.of("feature", "silence", "atLeast", 0), no, no)).isFalse();
    assertThat(holds(Map.of("feature", "days_since_order", "present", false), no, no)).isTrue();
  }

  @Test
  void definition_isReadBackFromItsOwnJson() {
    LifecycleDefinition usual = LifecycleDefinition.usual(READER.schema());
    assertThat(of(usual.toMap()).stages())
        .isEqualTo(usual.stages())
        .contains("subscriber", "lead", "qualified", "loyal", "at_risk", "lapsed", "won_back");
  }

  @Test
  void rhythm_recoversTheDistributionOfGaps() {
    Random r = new Random(11);
    LifecycleCollector c = new LifecycleCollector(List.of(), NOW, ZoneOffset.UTC);
    GapTable table = new GapTable();
    PurchaseRhythm rhythm = new PurchaseRhythm();
    for (int i = 0; i < 20_000; i++) {
      // First gaps, exponential with 40 days on average.
      long gap = Math.max(1, Math.round(-40 * Math.log(1 - r.nextDouble())));
      rhythm.addGap(gap);
      table.add(0, 0, gap);
    }
    table.forEach(rhythm);
    assertThat(c.rhythm().gaps()).isZero();
    assertThat(rhythm.meanGap()).isCloseTo(40, within(1.0));
    for (double share : new double[] {0.5, 0.8, 0.95}) {
      double days = rhythm.ratioFor(share) * rhythm.meanGap();
      assertThat(days).isCloseTo(-40 * Math.log(1 - share), within(3.0));
    }
  }

  @Test
  void rank_isTheShareBelow() {
    PurchaseRhythm rhythm = new PurchaseRhythm();
    for (int orders : new int[] {1, 1, 1, 2, 1000}) {
      rhythm.addCustomer(orders);
    }
    assertThat(rhythm.rank(1)).isZero();
    assertThat(rhythm.rank(2)).isCloseTo(0.6, within(1e-9));
    assertThat(rhythm.rank(2000)).isCloseTo(0.8, within(1e-9));
    assertThat(new PurchaseRhythm().rank(3)).isZero();
  }
}
