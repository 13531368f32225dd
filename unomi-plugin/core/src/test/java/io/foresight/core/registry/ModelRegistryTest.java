/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.MutableClock;
import io.foresight.core.store.InMemoryDocumentStore;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelRegistryTest {
  private final MutableClock clock = new MutableClock("2026-11-22T00:00:00Z");
  private final ModelRegistry registry = new ModelRegistry(new InMemoryDocumentStore(), clock);

  @BeforeEach
  void twoVersions() {
    add(true);
    add(true);
  }

  private ModelRecord add(boolean releasable) {
    clock.advance(Duration.ofHours(1));
    return registry.add("buys", releasable, "because", Map.of("auc", 0.8), new byte[] {1, 2});
  }

  private void promote(String version) {
    clock.advance(Duration.ofHours(1));
    registry.promote(version, "ada");
  }

  @Test
  void numbersCountUp_andTheArtefactComesBack() {
    assertThat(registry.get("buys-2").artefact()).containsExactly(1, 2);
    assertThat(registry.list("buys", 10))
        .extracting(m -> m.get("version"))
        .containsExactly("buys-2", "buys-1");
  }

  @Test
  void oneVersionIsLive_andTheOneBeforeRetires() {
    promote("buys-1");
    promote("buys-2");
    assertThat(registry.live()).isEqualTo(Map.of("buys", "buys-2"));
    assertThat(registry.get("buys-1").status()).isEqualTo(ModelRecord.Status.RETIRED);
    assertThat(registry.get("buys-2").status()).isEqualTo(ModelRecord.Status.LIVE);
  }

  @Test
  void whatDidNotBeatTheBaseline_neverGoesLive() {
    String weak = add(false).version();
    assertThatThrownBy(() -> registry.promote(weak, "ada"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("because");
    assertThat(registry.live()).isEmpty();
  }

  @Test
  void rollback_putsTheFormerVersionLive_andHistoryTellsAll() {
    promote("buys-1");
    promote("buys-2");
    clock.advance(Duration.ofHours(1));
    registry.rollback("buys", "bob");
    assertThat(registry.live()).containsEntry("buys", "buys-1");
    assertThat(registry.history("buys"))
        .extracting(m -> m.get("version"))
        .containsExactly("buys-1", "buys-2", "buys-1");
  }

  @Test
  void rollbackWithoutAFormerVersion_isRefused() {
    promote("buys-1");
    assertThatThrownBy(() -> registry.rollback("buys", "bob"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void unknownVersion_isNoted() {
    assertThatThrownBy(() -> registry.get("buys-99"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("buys-99");
  }
}
