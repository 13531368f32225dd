/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.MutableClock;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import io.foresight.core.store.InMemoryDocumentStore;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CheckPlanTest {
  private final MutableClock clock = new MutableClock("2026-11-22T00:00:00Z");
  private final ModelRegistry registry = new ModelRegistry(new InMemoryDocumentStore(), clock);
  private final ModelRecord model = registry.add("buys", true, "", Map.of(), new byte[] {1});

  private OptionalLong due(int horizonDays) {
    return CheckPlan.due(
        registry.get(model.version()), horizonDays, DriftPolicy.defaults(), clock.millis());
  }

  private void days(int n) {
    clock.advance(Duration.ofDays(n));
  }

  private void checked(boolean matured) {
    registry.append(model.version(), "backtest", Map.of("matured", matured));
  }

  @Test
  void aLongHorizon_isCheckedEarlyOnce_thenWhenItIsOver_thenAgain() {
    days(13);
    assertThat(due(30)).isEmpty();
    days(1);
    assertThat(due(30)).hasValue(model.createdAt());
    checked(false);
    days(10);
    assertThat(due(30)).isEmpty();
    days(6);
    assertThat(due(30)).hasValue(model.createdAt());
    checked(true);
    days(13);
    assertThat(due(30)).isEmpty();
    days(1);
    assertThat(due(30)).hasValue(model.createdAt() + Duration.ofDays(14).toMillis());
  }

  @Test
  void aShortHorizon_isCheckedAfterFourteenDays_matured() {
    days(8);
    assertThat(due(7)).isEmpty();
    days(6);
    assertThat(due(7)).hasValue(clock.millis() - Duration.ofDays(7).toMillis());
  }
}
