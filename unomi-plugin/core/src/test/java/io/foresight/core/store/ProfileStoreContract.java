/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.job.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ProfileStore} must do. Each implementation extends this. */
public abstract class ProfileStoreContract {
  private ProfileStore store;

  /** A store without profiles. */
  protected abstract ProfileStore emptyStore();

  /** Stores profiles where {@link #emptyStore()} will find them, as Unomi would. */
  protected abstract void store(Map<String, Map<String, Object>> sourcesById);

  @BeforeEach
  void open() {
    store = emptyStore();
  }

  private static Map<String, Object> profile(String id) {
    Map<String, Object> source = new HashMap<>();
    source.put("itemId", id);
    source.put("itemType", "profile");
    source.put("properties", Map.of("email", id + "@example.org", "age", 40));
    source.put(
        "systemProperties",
        Map.of("lastUpdated", "2026-01-01T00:00:00Z", "foresight", Map.of("state", "QQ==")));
    source.put("segments", List.of("a", "b"));
    return source;
  }

  @Test
  void noProfiles_isEmptyAndNotAnError() {
    assertThat(store.count()).isZero();
    assertThat(scan(List.of(), 2)).isEmpty();
    assertThat(store.get(List.of("p1"), List.of())).isEmpty();
    assertThat(store.get(List.of(), List.of())).isEmpty();
    assertThat(store.update(Map.of())).isEmpty();
    assertThat(store.update(Map.of("p1", Map.of("a", 1)))).containsOnlyKeys("p1");
    store.refresh();
  }

  @Test
  void get_leavesOutAbsentAndReturnsEachOnce() {
    store(Map.of("p1", profile("p1"), "p2", profile("p2"), "p/3", profile("p/3")));
    List<RawProfile> found = store.get(List.of("p2", "none", "p/3", "p2"), List.of());
    assertThat(found).extracting(RawProfile::id).containsExactly("p2", "p/3");
    assertThat(found.get(0).source()).isEqualTo(profile("p2"));
  }

  @Test
  void fields_cutTheSource() {
    store(Map.of("p1", profile("p1")));
    List<String> fields = List.of("properties.email", "systemProperties.foresight");
    Map<String, Object> cut =
        Map.of(
            "properties",
            Map.of("email", "p1@example.org"),
            "systemProperties",
            Map.of("foresight", Map.of("state", "QQ==")));
    assertThat(store.get(List.of("p1"), fields).get(0).source()).isEqualTo(cut);
    assertThat(scan(fields, 1).get(0).source()).isEqualTo(cut);
  }

  @Test
  void scan_partitionsAreDisjointAndComplete() {
    Map<String, Map<String, Object>> many = new HashMap<>();
    for (int i = 0; i < 1_200; i++) {
      many.put("p" + i, profile("p" + i));
    }
    store(many);
    for (int partitions : new int[] {1, 2, 5}) {
      List<RawProfile> all = scan(List.of("itemId"), partitions);
      assertThat(all).extracting(RawProfile::id).hasSize(1_200).doesNotHaveDuplicates();
    }
    assertThatThrownBy(() -> store.scan(List.of(), 3, 3, p -> {}, Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void update_mergesMapsAndReplacesTheRest() {
    store(Map.of("p1", profile("p1"), "p2", profile("p2")));
    Map<String, Object> scores = Map.of("purchase-30d", Map.of("percent", 40));
    Map<String, Object> partial =
        Map.of("systemProperties", Map.of("foresight", Map.of("scores", scores)));
    assertThat(store.update(Map.of("p1", partial))).isEmpty();
    Map<String, Object> more =
        Map.of(
            "segments",
            List.of("c"),
            "systemProperties",
            Map.of(
                "foresight",
                Map.of("scores", Map.of("churn-90d", Map.of("percent", 7)), "state", "WFg=")));
    assertThat(store.update(Map.of("p1", more))).isEmpty();
    Map<String, Object> source = store.get(List.of("p1"), List.of()).get(0).source();
    assertThat(source.get("segments")).isEqualTo(List.of("c"));
    assertThat(source.get("properties")).isEqualTo(profile("p1").get("properties"));
    assertThat(source.get("systemProperties"))
        .isEqualTo(
            Map.of(
                "lastUpdated",
                "2026-01-01T00:00:00Z",
                "foresight",
                Map.of(
                    "state",
                    "WFg=",
                    "scores",
                    Map.of(
                        "purchase-30d",
                        Map.of("percent", 40),
                        "churn-90d",
                        Map.of("percent", 7)))));
    assertThat(store.get(List.of("p2"), List.of()).get(0).source()).isEqualTo(profile("p2"));
  }

  @Test
  void update_skipsProfilesThatDoNotExist() {
    store(Map.of("p1", profile("p1")));
    Map<String, Object> partial = Map.of("properties", Map.of("age", 41));
    Map<String, String> failed = store.update(Map.of("p1", partial, "gone", partial));
    assertThat(failed).containsOnlyKeys("gone");
    store.refresh();
    assertThat(store.count()).isEqualTo(1);
    assertThat(store.get(List.of("p1"), List.of("properties.age")).get(0).source())
        .isEqualTo(Map.of("properties", Map.of("age", 41)));
  }

  @Test
  void putMapping_mayBeRepeated() {
    store(Map.of("p1", profile("p1")));
    Map<String, Object> binary = Map.of("properties", Map.of("state", Map.of("type", "binary")));
    Map<String, Object> mapping =
        Map.of("systemProperties", Map.of("properties", Map.of("scoring", binary)));
    store.putMapping(mapping);
    store.putMapping(mapping);
    assertThat(
            store.update(
                Map.of(
                    "p1", Map.of("systemProperties", Map.of("scoring", Map.of("state", "QUI="))))))
        .isEmpty();
  }

  private List<RawProfile> scan(List<String> fields, int partitions) {
    List<RawProfile> all = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      store.scan(fields, p, partitions, all::add, Progress.NONE);
    }
    return all;
  }
}
