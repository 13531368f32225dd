/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.goal.Goal;
import io.foresight.core.goal.ShippedGoals;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import io.foresight.core.store.InMemoryDocumentStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChecksTest {
  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
  private final Goal goal = ShippedGoals.all().get(0);
  private final InMemoryDocumentStore store = new InMemoryDocumentStore();
  private final ModelRegistry registry = at(0);

  private ModelRegistry at(int day) {
    return new ModelRegistry(store, Clock.fixed(MADE.plus(Duration.ofDays(day)), ZoneOffset.UTC));
  }

  private static long day(double day) {
    return MADE.toEpochMilli() + (long) (day * 86_400_000);
  }

  private boolean due(ModelRecord model, double day) {
    return Checks.due(model, goal, day(0), 14, day(day));
  }

  @Test
  void firstCheck_isSomeDaysAfterItWentLive() {
    ModelRecord model = registry.add(goal.id(), true, "", Map.of(), new byte[] {1});
    assertThat(due(model, 13.9)).isFalse();
    assertThat(due(model, 14)).isTrue();
  }

  @Test
  void nextCheck_isWhenTheHorizonIsOver_andThenAfterAPause() {
    String version = registry.add(goal.id(), true, "", Map.of(), new byte[] {1}).version();
    ModelRecord model = at(20).append(version, "backtest", Map.of("matured", false));
    assertThat(due(model, 29)).isFalse();
    assertThat(due(model, 30)).isTrue();
    model = at(30).append(version, "backtest", Map.of("matured", true, "verdict", "held"));
    assertThat(due(model, 43)).isFalse();
    assertThat(due(model, 44)).isTrue();
    assertThat(Checks.hasFailed(model)).isFalse();
    assertThat(
            Checks.hasFailed(
                at(44).append(version, "backtest", Map.of("matured", true, "verdict", "failed"))))
        .isTrue();
  }

  @Test
  void judgedMoment_isNeverBeforeTheModelWasMade() {
    ModelRecord model = registry.add(goal.id(), true, "", Map.of(), new byte[] {1});
    assertThat(Checks.asOf(model, goal, day(10))).isEqualTo(day(0));
    assertThat(Checks.asOf(model, goal, day(50))).isEqualTo(day(20));
  }
}
