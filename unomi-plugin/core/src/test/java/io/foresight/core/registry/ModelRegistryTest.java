/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.MutableClock;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.InMemoryDocumentStore;
import io.foresight.core.store.StoreException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
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
  void nodeThatDiesWhilePromoting_losesNeitherStatusNorHistory() {
    InMemoryDocumentStore documents = new InMemoryDocumentStore();
    ModelRegistry healthy = new ModelRegistry(documents, clock);
    for (int i = 0; i < 3; i++) {
      healthy.add("buys", true, "because", Map.of(), new byte[] {1});
    }
    for (int writes = 1; writes <= 3; writes++) {
      ModelRegistry dying = new ModelRegistry(dyingAfter(writes, documents), clock);
      String version = "buys-" + writes;
      assertThatThrownBy(() -> dying.promote(version, "ada")).hasMessage("killed");
      clock.advance(Duration.ofHours(1));
    }
    healthy.promote("buys-3", "ada");
    assertThat(healthy.live()).containsEntry("buys", "buys-3");
    // The second died before it became live.
    assertThat(healthy.history("buys"))
        .extracting(h -> h.get("version"))
        .containsExactly("buys-3", "buys-1");
    assertThat(healthy.get("buys-3").status()).isEqualTo(ModelRecord.Status.LIVE);
    assertThat(healthy.get("buys-2").status()).isEqualTo(ModelRecord.Status.CANDIDATE);
    assertThat(healthy.get("buys-1").status()).isEqualTo(ModelRecord.Status.RETIRED);
  }

  /** A store whose node dies when it has written so often. */
  private static DocumentStore dyingAfter(int writes, DocumentStore store) {
    int[] left = {writes};
    return (DocumentStore)
        Proxy.newProxyInstance(
            DocumentStore.class.getClassLoader(),
            new Class<?>[] {DocumentStore.class},
            (proxy, method, arguments) -> {
              if (List.of("create", "put", "replace").contains(method.getName())
                  && left[0]-- == 0) {
                throw new StoreException("killed", null);
              }
              return method.invoke(store, arguments);
            });
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
