/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.event.EventMapping;
import io.foresight.core.input.Fields;
import io.foresight.core.job.CancelledException;
import io.foresight.core.job.JobContext;
import io.foresight.core.job.Progress;
import io.foresight.core.store.EventQuery;
import io.foresight.core.store.EventSource;
import io.foresight.core.store.RawEvent;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DataQualityTest {
  private final ShopInMemory shop = new ShopInMemory(80, 120);
  private final AtomicLong lookedAt = new AtomicLong();

  /** What a store would have to look at: all that match, whatever part of it is asked for. */
  private final EventSource counting =
      new EventSource() {
        @Override
        public long count(EventQuery query) {
          return shop.events.count(query);
        }

        @Override
        public long oldest() {
          return shop.events.oldest();
        }

        @Override
        public long newest() {
          return shop.events.newest();
        }

        @Override
        public void read(
            EventQuery query, int part, int parts, Consumer<RawEvent> sink, Progress progress) {
          lookedAt.addAndGet(shop.events.count(query));
          shop.events.read(query, part, parts, sink, progress);
        }
      };

  private DataQuality quality(int threads) {
    return new DataQuality(
        shop.documents,
        counting,
        shop.profiles,
        EventMapping.defaults(),
        new Settings(Map.of("threads", threads)),
        shop.clock);
  }

  private Fields check(String id) {
    return Fields.of("report", quality(1).latest()).objects("checks").stream()
        .filter(c -> id.equals(c.raw("id")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyEventIsLookedAtOnce_howeverManyPartsThereAre_andTheReportIsTheSame() {
    long all =
        shop.events.count(
            EventQuery.between(0, Long.MAX_VALUE).types(EventMapping.defaults().eventTypes()));
    Map<String, Object> first = null;
    for (int threads : new int[] {1, 3, 8}) {
      lookedAt.set(0);
      quality(threads).run(new Run(Map.of()));
      assertThat(lookedAt).as(threads + " parts").hasValue(all);
      Map<String, Object> report = quality(threads).latest();
      assertThat(((Number) report.get("profiles")).longValue()).isEqualTo(shop.profiles.count());
      assertThat(((Number) report.get("events")).longValue()).isEqualTo(all);
      first = first == null ? report : first;
      assertThat(report).isEqualTo(first);
    }
  }

  @Test
  void eventsOfNobody_areCounted_notRead() {
    quality(2).run(new Run(Map.of()));
    assertThat(check("events_without_profile").raw("have")).isEqualTo(0.0);
    long before = lookedAt.getAndSet(0);
    Map<String, Object> view = Map.of("properties", Map.of("productId", "p1"));
    for (int i = 0; i < 2 * before; i++) {
      shop.events.add(new RawEvent("lost" + i, "productView", "nobody", 1_000L + i, view));
    }
    quality(2).run(new Run(Map.of()));
    assertThat(lookedAt).hasValue(before);
    Fields check = check("events_without_profile");
    assertThat(check.raw("met")).isEqualTo(false);
    assertThat((double) check.raw("have")).isBetween(0.6, 0.7);
  }

  @Test
  void eventsBefore1970_areSeen() {
    String someone = "someone";
    shop.profiles.put(someone, Map.of());
    Map<String, Object> view = Map.of("properties", Map.of("productId", "p1"));
    shop.events.add(new RawEvent("too-early", "productView", someone, -5, view));
    quality(2).run(new Run(Map.of()));
    assertThat(check("clocks").raw("examples").toString()).contains("too-early");
  }

  @Test
  void stopsWhenAskedTo_andLeavesNoReport() {
    AtomicInteger reports = new AtomicInteger();
    JobContext cancelled =
        new JobContext() {
          @Override
          public Map<String, Object> parameters() {
            return Map.of();
          }

          @Override
          public Map<String, Object> checkpoint() {
            return Map.of();
          }

          @Override
          public void checkpoint(Map<String, Object> state) {}

          @Override
          public void report(String phase, long done, long total) {
            assertThat(done).isBetween(0L, total);
            if (reports.incrementAndGet() > 2) {
              throw new CancelledException("stopped on request");
            }
          }
        };
    assertThatThrownBy(() -> quality(2).run(cancelled)).isInstanceOf(CancelledException.class);
    assertThatThrownBy(() -> quality(2).latest()).hasMessageContaining("no data quality report");
  }
}
