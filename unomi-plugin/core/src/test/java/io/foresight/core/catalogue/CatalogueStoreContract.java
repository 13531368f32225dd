/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every catalogue store does. */
@NullUnmarked
public abstract class CatalogueStoreContract {
  /** A store without any item. */
  protected abstract CatalogueStore emptyStore();

  private static StoredItem item(String id, String source, long changedAt) {
    CatalogueItem i =
        CatalogueItem.builder(id)
            .title("Title \"" + id + "\"")
            .description("ä".repeat(5_000))
            .price(9.99, "EUR")
            .categories(List.of("A > B", "C"))
            .attributes(Map.of("size", 4.0, "fair", true, "a.b", List.of("x")))
            .build();
    return StoredItem.added(i, source, changedAt);
  }

  private static List<String> ids(Iterable<StoredItem> items) {
    List<String> ids = new ArrayList<>();
    items.forEach(i -> ids.add(i.item().id()));
    ids.sort(null);
    return ids;
  }

  private static List<String> scanned(CatalogueStore s, @Nullable String source) {
    List<StoredItem> found = new ArrayList<>();
    s.scan(source, found::add);
    return ids(found);
  }

  private static List<String> changed(CatalogueStore s, long since) {
    List<StoredItem> found = new ArrayList<>();
    s.changes(since, found::add);
    return ids(found);
  }

  @Test
  void emptyStore_answersEverything() {
    CatalogueStore s = emptyStore();
    assertThat(s.getAll(List.of("a", "b"))).isEmpty();
    assertThat(s.getAll(List.of())).isEmpty();
    assertThat(scanned(s, null)).isEmpty();
    assertThat(changed(s, 0)).isEmpty();
    assertThat(s.count(null)).isZero();
    s.putAll(List.of());
    s.purge(Long.MAX_VALUE / 2);
    s.refresh();
    s.drop();
  }

  @Test
  void items_comeBackAsTheyWere_inRealTime() {
    CatalogueStore s = emptyStore();
    String odd = "a/b?c d\"é😀";
    s.putAll(List.of(item(odd, "shop", 1_700_000_000_123L), item("b", "shop", 5)));
    Map<String, StoredItem> found = s.getAll(List.of(odd, "b", "none"));
    assertThat(found).containsOnlyKeys(odd, "b");
    assertThat(found.get(odd)).isNotNull();
    assertThat(found.get(odd).toMap()).isEqualTo(item(odd, "shop", 1_700_000_000_123L).toMap());
    s.putAll(List.of(found.get("b").gone(9)));
    assertThat(s.getAll(List.of("b")).get("b").isRemoved()).isTrue();
  }

  @Test
  void scanAndCount_leaveOutWhatIsGone_andKeepSourcesApart() {
    CatalogueStore s = emptyStore();
    s.putAll(List.of(item("a", "shop", 1), item("b", "shop", 2), item("c", "blog", 3)));
    s.putAll(List.of(item("b", "shop", 2).gone(4)));
    s.refresh();
    assertThat(scanned(s, null)).containsExactly("a", "c");
    assertThat(scanned(s, "shop")).containsExactly("a");
    assertThat(s.count("shop")).isEqualTo(1);
    assertThat(s.count(null)).isEqualTo(2);
    assertThat(s.count("none")).isZero();
  }

  @Test
  void changes_holdTraces_andPurgeDropsOldOnes() {
    CatalogueStore s = emptyStore();
    long t = 1_700_000_000_000L;
    s.putAll(List.of(item("a", "shop", t), item("b", "shop", t + 1), item("c", "shop", t + 2)));
    s.putAll(List.of(item("a", "shop", t).gone(t + 3)));
    s.refresh();
    assertThat(changed(s, t + 2)).containsExactly("a", "c");
    s.purge(t + 3);
    s.refresh();
    assertThat(changed(s, t + 2)).containsExactly("a", "c");
    s.purge(t + 4);
    s.refresh();
    assertThat(changed(s, t + 2)).containsExactly("c");
    assertThat(s.getAll(List.of("a"))).isEmpty();
  }

  @Test
  void manyItems_areScannedOnce() {
    CatalogueStore s = emptyStore();
    List<StoredItem> many = new ArrayList<>();
    for (int i = 0; i < 2_500; i++) {
      many.add(StoredItem.added(CatalogueItem.builder("p" + i).build(), "shop", i));
    }
    s.putAll(many);
    s.refresh();
    assertThat(scanned(s, null)).hasSize(2_500).doesNotHaveDuplicates();
    s.drop();
    assertThat(s.count(null)).isZero();
  }
}
