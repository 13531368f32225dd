/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.job.CancelledException;
import io.foresight.core.job.Progress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CatalogueUpdateTest {
  private static final FeedOptions FULL =
      FeedOptions.defaults().source("shop").mode(FeedOptions.Mode.FULL);
  private static final FeedOptions DELTA = FULL.mode(FeedOptions.Mode.DELTA);

  private final CatalogueStore store = new InMemoryCatalogueStore();

  private static CatalogueUpdate at(CatalogueStore store, long millis) {
    return new CatalogueUpdate(store, Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC));
  }

  private FeedReport apply(long now, FeedOptions options, FeedReader feed) {
    return at(store, now).apply(feed, options, Progress.NONE);
  }

  @SafeVarargs
  private static FeedReader feed(Map<String, ?>... records) {
    return sink -> {
      for (int i = 0; i < records.length; i++) {
        sink.record(i + 1, records[i]);
      }
    };
  }

  private static FeedReader products(int from, int to) {
    return sink -> {
      for (int i = from; i < to; i++) {
        sink.record(i, Map.of("id", "p" + i, "title", "Product " + i, "price", 10));
      }
    };
  }

  private StoredItem stored(String id) {
    return Objects.requireNonNull(store.getAll(List.of(id)).get(id));
  }

  @Test
  void fullFeed_writesDifferencesOnly_andRemovesWhatItLacks() {
    FeedReport first = apply(1_000, FULL, products(0, 1_200));
    assertThat(first.added()).isEqualTo(1_200);
    FeedReport second = apply(2_000, FULL, products(100, 1_300));
    assertThat(second.added()).isEqualTo(100);
    assertThat(second.unchanged()).isEqualTo(1_100);
    assertThat(second.changed()).isZero();
    assertThat(second.removed()).isEqualTo(100);
    assertThat(store.count("shop")).isEqualTo(1_200);
    assertThat(stored("p5").isRemoved()).isTrue();
    assertThat(stored("p500").changedAt()).isEqualTo(1_000);
  }

  @Test
  void itemsOfTheFirstFeed_areNotNew_laterOnesAre_andDatesStay() {
    apply(1_000, FULL, products(0, 10));
    apply(2_000, FULL, products(0, 11));
    assertThat(stored("p3").item().firstSeen()).isZero();
    assertThat(stored("p10").item().firstSeen()).isEqualTo(2_000);
    apply(3_000, DELTA, feed(Map.of("id", "p10", "title", "Renamed")));
    assertThat(stored("p10").item().firstSeen()).isEqualTo(2_000);
  }

  @Test
  void emptyOrTruncatedFullFeed_removesNothing() {
    apply(1_000, FULL, products(0, 100));
    assertThat(apply(2_000, FULL, feed()).removalRefused())
        .contains("held no item")
        .contains("100");
    FeedReport half = apply(3_000, FULL, products(0, 49));
    assertThat(half.removalRefused()).contains("51 of 100 items (51 %)");
    FeedReport broken =
        apply(
            4_000,
            FULL,
            sink -> {
              products(0, 99).read(sink);
              throw new FeedException("ends inside record 99");
            });
    assertThat(broken.problem()).contains("ends inside");
    assertThat(broken.removalRefused()).contains("not read to its end");
    assertThat(store.count(null)).isEqualTo(100);
  }

  @Test
  void emptyFullFeed_removesAll_ifAllowed() {
    apply(1_000, FULL, products(0, 100));
    FeedOptions allowed =
        FeedOptions.from("feed", Map.of("source", "shop", "mode", "full", "allowEmpty", true));
    assertThat(apply(2_000, allowed, feed()).removed()).isEqualTo(100);
    assertThat(store.count(null)).isZero();
  }

  @Test
  void otherSources_areLeftAlone() {
    apply(1_000, FULL, products(0, 10));
    apply(2_000, FULL.source("blog"), feed(Map.of("id", "article-1", "type", "article")));
    apply(3_000, FULL, products(0, 9));
    assertThat(stored("article-1").isRemoved()).isFalse();
    assertThat(stored("p9").isRemoved()).isTrue();
  }

  @Test
  void duplicates_lastOneCounts_alsoAcrossBatches() {
    List<Map<String, ?>> all = new ArrayList<>();
    all.add(Map.of("id", "x", "title", "first"));
    for (int i = 0; i < 700; i++) {
      all.add(Map.of("id", "p" + i));
    }
    all.add(Map.of("id", "x", "title", "second"));
    all.add(Map.of("id", "x", "title", "third"));
    FeedReport r = apply(1_000, FULL, sink -> all.forEach(m -> sink.record(1, m)));
    assertThat(r.duplicates()).isEqualTo(2);
    assertThat(stored("x").item().title()).isEqualTo("third");
    assertThat(store.count(null)).isEqualTo(701);
  }

  @Test
  void rejectedRecord_isTold_andItsItemStaysAsItWas() {
    apply(1_000, FULL, products(0, 10));
    FeedReport r =
        apply(
            2_000,
            FULL,
            sink -> {
              products(1, 10).read(sink);
              sink.record(11, Map.of("id", "p0", "price", "cheap"));
              sink.bad(12, "is not a JSON object");
            });
    assertThat(r.rejected()).isEqualTo(2);
    assertThat(r.rejections().get(0))
        .containsEntry("line", 11L)
        .containsEntry("field", "price")
        .hasEntrySatisfying("reason", v -> assertThat((String) v).contains("was cheap"));
    assertThat(r.rejections().get(1)).containsEntry("line", 12L);
    assertThat(stored("p0").isRemoved()).isFalse();
    assertThat(stored("p0").item().price()).isEqualTo(10);
  }

  @Test
  void delta_removesOnDemand_andBringsBack() {
    apply(1_000, FULL, products(0, 3));
    assertThat(apply(2_000, DELTA, feed(Map.of("id", "p1", "removed", true))).removed())
        .isEqualTo(1);
    assertThat(stored("p1").isRemoved()).isTrue();
    assertThat(apply(3_000, DELTA, feed(Map.of("id", "p1", "title", "Back"))).added()).isEqualTo(1);
    assertThat(stored("p1").item().title()).isEqualTo("Back");
    FeedReport wrong = apply(4_000, FULL, feed(Map.of("id", "p1", "removed", true)));
    assertThat(wrong.rejections().get(0)).containsEntry("field", "removed");
    assertThat(at(store, 5_000).remove(List.of("p1", "p1", "none"))).isEqualTo(1);
    assertThat(stored("p1").isRemoved()).isTrue();
  }

  @Test
  void priceDropsAndReturns_areRemembered() {
    FeedReader ten = feed(Map.of("id", "a", "price", 10, "currency", "EUR"));
    apply(1_000, DELTA, ten);
    apply(2_000, DELTA, feed(Map.of("id", "a", "price", 8, "currency", "EUR", "stock", 0)));
    assertThat(stored("a").priceBefore()).isEqualTo(10);
    assertThat(stored("a").priceDroppedAt()).isEqualTo(2_000);
    apply(3_000, DELTA, feed(Map.of("id", "a", "price", 9, "currency", "EUR", "stock", 2)));
    assertThat(stored("a").priceBefore()).isEqualTo(10);
    assertThat(stored("a").priceDroppedAt()).isEqualTo(2_000);
    assertThat(stored("a").backInStockAt()).isEqualTo(3_000);
    apply(4_000, DELTA, feed(Map.of("id", "a", "price", 8, "currency", "USD")));
    assertThat(stored("a").priceDroppedAt()).isZero();
    apply(5_000, DELTA, ten);
    assertThat(stored("a").priceDroppedAt()).isZero();
  }

  @Test
  void smallCatalogues_mayLoseMostOfTheirItems() {
    apply(1_000, FULL, products(0, 3));
    assertThat(apply(2_000, FULL, products(0, 1)).removed()).isEqualTo(2);
    assertThat(apply(3_000, FULL, products(5, 6)).removed()).isEqualTo(1);
    assertThat(store.count(null)).isEqualTo(1);
  }

  @Test
  void cancelling_removesNothing() {
    apply(1_000, FULL, products(0, 10));
    Progress cancelled =
        (phase, done, total) -> {
          throw new CancelledException("test");
        };
    assertThatThrownBy(() -> at(store, 2_000).apply(products(0, 6), FULL, cancelled))
        .isInstanceOf(CancelledException.class);
    assertThat(store.count(null)).isEqualTo(10);
  }

  @Test
  void liveView_followsAndForgetsAtOnce() {
    apply(1_000, FULL, products(0, 10));
    LiveCatalogue live = new LiveCatalogue(store);
    List<String> heard = new ArrayList<>();
    live.listen(i -> heard.add(i.item().id() + (i.isRemoved() ? "-" : "+")));
    assertThat(live.refresh()).isEqualTo(10);
    assertThat(live.refresh()).isZero();
    heard.clear();
    apply(2_000, DELTA, feed(Map.of("id", "p1", "title", "New", "description", "long")));
    at(store, 2_500).remove(List.of("p2"));
    assertThat(live.refresh()).isEqualTo(2);
    assertThat(heard).containsExactlyInAnyOrder("p1+", "p2-");
    assertThat(live.get("p2")).isEmpty();
    assertThat(live.get("p1").orElseThrow().item().title()).isEqualTo("New");
    assertThat(live.get("p1").orElseThrow().item().description()).isEmpty();
    live.forget(List.of("p3"));
    assertThat(live.get("p3")).isEmpty();
    assertThat(live.size()).isEqualTo(8);
  }
}
