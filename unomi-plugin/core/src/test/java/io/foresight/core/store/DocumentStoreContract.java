/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link DocumentStore} must do. Each implementation extends this. */
public abstract class DocumentStoreContract {
  private static final String GOALS = "goals";

  private DocumentStore store;

  /** An empty store. */
  protected abstract DocumentStore emptyStore();

  @BeforeEach
  void open() {
    store = emptyStore();
  }

  @AfterEach
  void dropAll() {
    store.collections().forEach(store::drop);
  }

  @Test
  void collectionThatDoesNotExist_isEmpty() {
    assertThat(store.get(GOALS, "a")).isEmpty();
    assertThat(store.find(GOALS, Map.of(), "", 10)).isEmpty();
    assertThat(store.find(GOALS, Map.of("kind", "x"), "-name", 10)).isEmpty();
    assertThat(scan(Map.of())).isEmpty();
    store.refresh(GOALS);
    store.delete(GOALS, "a");
    store.drop(GOALS);
    assertThat(store.collections()).isEmpty();
  }

  @Test
  void whatIsWritten_isReadAtOnceAsItWas() {
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("text", "2026-11-22T00:00:00Z");
    source.put("int", 7);
    source.put("long", 1_700_000_000_000L);
    source.put("double", 0.25);
    source.put("flag", true);
    source.put("list", List.of("a", "b"));
    source.put("nested", Map.of("deep", Map.of("1", List.of(Map.of("x", 1)))));
    source.put("nothing", null);
    store.put(GOALS, "a", source);
    assertThat(store.get(GOALS, "a").orElseThrow().source()).isEqualTo(source);
    assertThat(store.collections()).containsExactly(GOALS);
  }

  @Test
  void longThatFitsAnInt_comesBackAsInteger() {
    store.put(GOALS, "a", Map.of("n", 5L));
    assertThat(store.get(GOALS, "a").orElseThrow().source()).isEqualTo(Map.of("n", 5));
  }

  @Test
  void getAll_readsManyAtOnce_andLeavesOutWhatIsNotThere() {
    assertThat(store.getAll(GOALS, List.of("a"))).isEmpty();
    store.put(GOALS, "a", Map.of("v", 1));
    store.put(GOALS, "b", Map.of("v", 2));
    Map<String, StoredDocument> found = store.getAll(GOALS, List.of("b", "x", "a"));
    assertThat(found).containsOnlyKeys("a", "b");
    StoredDocument a = Objects.requireNonNull(found.get("a"));
    assertThat(Objects.requireNonNull(found.get("b")).source()).isEqualTo(Map.of("v", 2));
    assertThat(store.getAll(GOALS, List.of())).isEmpty();
    store.replace(GOALS, a, Map.of("v", 3));
    assertThat(store.get(GOALS, "a").orElseThrow().source()).isEqualTo(Map.of("v", 3));
  }

  @Test
  void create_refusesAnIdThatExists() {
    store.create(GOALS, "a", Map.of("v", 1));
    assertThatThrownBy(() -> store.create(GOALS, "a", Map.of("v", 2)))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("goals");
    assertThat(store.get(GOALS, "a").orElseThrow().source()).containsEntry("v", 1);
  }

  @Test
  void create_afterDelete_succeeds() {
    store.create(GOALS, "a", Map.of("v", 1));
    store.delete(GOALS, "a");
    assertThat(store.get(GOALS, "a")).isEmpty();
    store.create(GOALS, "a", Map.of("v", 2));
    assertThat(store.get(GOALS, "a").orElseThrow().source()).containsEntry("v", 2);
  }

  @Test
  void replace_winsOnceForAVersion() {
    StoredDocument first = store.create(GOALS, "a", Map.of("v", 1));
    StoredDocument second = store.replace(GOALS, first, Map.of("v", 2));
    assertThatThrownBy(() -> store.replace(GOALS, first, Map.of("v", 3)))
        .isInstanceOf(ConflictException.class);
    store.replace(GOALS, second, Map.of("w", 4));
    assertThat(store.get(GOALS, "a").orElseThrow().source()).isEqualTo(Map.of("w", 4));
  }

  @Test
  void replace_refusesWhatWasDeletedOrRecreated() {
    StoredDocument first = store.create(GOALS, "a", Map.of("v", 1));
    store.delete(GOALS, "a");
    assertThatThrownBy(() -> store.replace(GOALS, first, Map.of("v", 2)))
        .isInstanceOf(ConflictException.class);
    store.create(GOALS, "a", Map.of("v", 3));
    assertThatThrownBy(() -> store.replace(GOALS, first, Map.of("v", 4)))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void replace_takesAVersionThatWasReadByAnyMethod() {
    store.create(GOALS, "a", Map.of("v", 1));
    store.replace(GOALS, store.get(GOALS, "a").orElseThrow(), Map.of("v", 2));
    store.refresh(GOALS);
    store.replace(GOALS, store.find(GOALS, Map.of("v", 2), "", 1).get(0), Map.of("v", 3));
    store.refresh(GOALS);
    store.replace(GOALS, scan(Map.of("v", 3)).get(0), Map.of("v", 4));
    assertThat(store.get(GOALS, "a").orElseThrow().source()).containsEntry("v", 4);
  }

  @Test
  void put_overwritesAllOfIt() {
    store.put(GOALS, "a", Map.of("v", 1, "w", 1));
    store.put(GOALS, "a", Map.of("v", 2));
    assertThat(store.get(GOALS, "a").orElseThrow().source()).isEqualTo(Map.of("v", 2));
  }

  @Test
  void find_matchesExactlyAndAllFilters() {
    store.put(GOALS, "a", Map.of("kind", "job", "state", "running now", "n", 1, "on", true));
    store.put(GOALS, "b", Map.of("kind", "job", "state", "running", "n", 1.5, "on", false));
    store.put(GOALS, "c", Map.of("kind", "Job", "tags", List.of("x", "job")));
    store.refresh(GOALS);
    assertThat(ids(store.find(GOALS, Map.of("kind", "job"), "", 10))).containsExactly("a", "b");
    assertThat(ids(store.find(GOALS, Map.of("state", "running"), "", 10))).containsExactly("b");
    assertThat(ids(store.find(GOALS, Map.of("kind", "job", "on", true), "", 10)))
        .containsExactly("a");
    assertThat(ids(store.find(GOALS, Map.of("n", 1.5), "", 10))).containsExactly("b");
    assertThat(ids(store.find(GOALS, Map.of("n", 1), "", 10))).containsExactly("a");
    assertThat(ids(store.find(GOALS, Map.of("tags", "x"), "", 10))).containsExactly("c");
    assertThat(ids(store.find(GOALS, Map.of("absent", "x"), "", 10))).isEmpty();
  }

  @Test
  void find_sortsBothWaysWithAbsentLastAndLimits() {
    store.put(GOALS, "a", Map.of("at", 20, "name", "beta"));
    store.put(GOALS, "b", Map.of("at", 100, "name", "alpha"));
    store.put(GOALS, "c", Map.of("at", 3.5));
    store.put(GOALS, "d", Map.of("name", "gamma"));
    store.refresh(GOALS);
    assertThat(inOrder(store.find(GOALS, Map.of(), "at", 10))).isEqualTo("c a b d");
    assertThat(inOrder(store.find(GOALS, Map.of(), "-at", 10))).isEqualTo("b a c d");
    assertThat(inOrder(store.find(GOALS, Map.of(), "name", 3))).isEqualTo("b a d");
    assertThat(inOrder(store.find(GOALS, Map.of(), "-name", 1))).isEqualTo("d");
    assertThatThrownBy(() -> store.find(GOALS, Map.of(), "", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("limit");
  }

  @Test
  void nestedObjects_mayChangeTheirShape() {
    store.put(GOALS, "a", Map.of("result", Map.of("x", 1)));
    store.put(GOALS, "b", Map.of("result", Map.of("x", Map.of("y", "text"))));
    store.put(GOALS, "c", Map.of("result", Map.of("x", List.of(1.5, "z"))));
    store.refresh(GOALS);
    assertThat(scan(Map.of())).hasSize(3);
  }

  @Test
  void topLevelField_mayChangeFromNumberToString() {
    store.put(GOALS, "a", Map.of("v", 1));
    store.put(GOALS, "b", Map.of("v", "text"));
    assertThat(store.get(GOALS, "b").orElseThrow().source()).containsEntry("v", "text");
  }

  @Test
  void longText_isKept() {
    String text = "x".repeat(100_000);
    store.put(GOALS, "a", Map.of("artefact", text, "kind", "model"));
    store.refresh(GOALS);
    assertThat(store.find(GOALS, Map.of("kind", "model"), "", 10).get(0).source())
        .containsEntry("artefact", text);
    assertThat(store.find(GOALS, Map.of("artefact", text), "", 10)).isEmpty();
  }

  @Test
  void scan_visitsEachMatchOnce() {
    Map<String, Map<String, Object>> many = new LinkedHashMap<>();
    for (int i = 0; i < 2_500; i++) {
      many.put("id-" + i, Map.of("parity", i % 2, "i", i));
    }
    store.putAll(GOALS, many);
    store.refresh(GOALS);
    assertThat(ids(scan(Map.of()))).hasSize(2_500).doesNotHaveDuplicates();
    assertThat(scan(Map.of("parity", 1))).hasSize(1_250);
  }

  @Test
  void putAll_overwrites_andNothingIsFine() {
    store.putAll(GOALS, Map.of());
    store.put(GOALS, "a", Map.of("v", 1));
    store.putAll(GOALS, Map.of("a", Map.of("v", 2), "b", Map.of("v", 3)));
    assertThat(store.get(GOALS, "a").orElseThrow().source()).containsEntry("v", 2);
    assertThat(store.get(GOALS, "b").orElseThrow().source()).containsEntry("v", 3);
  }

  @Test
  void putAll_badDocument_doesNotStopTheOthersButIsReported() {
    Map<String, Map<String, Object>> mixed = new LinkedHashMap<>();
    mixed.put("a", Map.of("v", 1));
    mixed.put("b", Map.of("v", Double.NaN));
    mixed.put("c", Map.of("v", 3));
    assertThatThrownBy(() -> store.putAll(GOALS, mixed))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("1 ");
    assertThat(store.get(GOALS, "a")).isPresent();
    assertThat(store.get(GOALS, "b")).isEmpty();
    assertThat(store.get(GOALS, "c")).isPresent();
  }

  @Test
  void idsOfAnySpelling_areKept() {
    for (String id : List.of("a/b", "a b?c=d#e", "%41", "ü€", "-_.", "x".repeat(500))) {
      store.create(GOALS, id, Map.of("id", id));
      assertThat(store.get(GOALS, id).orElseThrow().id()).isEqualTo(id);
      store.delete(GOALS, id);
      assertThat(store.get(GOALS, id)).isEmpty();
    }
  }

  @Test
  void collections_areApart() {
    store.put("goals", "a", Map.of("v", 1));
    store.put("goals-old", "a", Map.of("v", 2));
    assertThat(store.collections()).containsExactly("goals", "goals-old");
    store.drop("goals");
    assertThat(store.collections()).containsExactly("goals-old");
    assertThat(store.get("goals-old", "a").orElseThrow().source()).containsEntry("v", 2);
    assertThat(store.get("goals", "a")).isEmpty();
  }

  @Test
  void collectionName_isChecked() {
    for (String bad : List.of("", "Goals", "a*", "_all", "a,b", "../x")) {
      assertThatThrownBy(() -> store.put(bad, "a", Map.of()))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> store.drop(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private List<StoredDocument> scan(Map<String, Object> equals) {
    List<StoredDocument> all = new ArrayList<>();
    store.scan(GOALS, equals, all::add);
    return all;
  }

  private static List<String> ids(List<StoredDocument> documents) {
    List<String> ids = new ArrayList<>();
    documents.forEach(d -> ids.add(d.id()));
    ids.sort(null);
    return ids;
  }

  private static String inOrder(List<StoredDocument> documents) {
    List<String> ids = new ArrayList<>();
    documents.forEach(d -> ids.add(d.id()));
    return String.join(" ", ids);
  }
}
