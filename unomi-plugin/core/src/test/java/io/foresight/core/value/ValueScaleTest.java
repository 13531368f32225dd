/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.insight.Insight;
import io.foresight.core.insight.Subject;
import io.foresight.core.job.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Time and memory at three sizes, up to 200 000 profiles with 50 events each. */
@Tag("slow")
class ValueScaleTest {
  private static final int EVENTS = 50;

  private static List<MappedEvent> events(int i) {
    Random random = new Random(i);
    List<MappedEvent> out = new ArrayList<>();
    for (int k = 0; k < EVENTS; k++) {
      double day = ValueShops.TODAY - 700 + 690.0 * (k + random.nextDouble()) / EVENTS;
      Role role = random.nextInt(10) < 1 + i % 3 ? Role.ORDER : Role.PRODUCT_VIEW;
      out.add(
          MappedEvent.builder(role, "c" + i, (long) (day * ValueShops.DAY))
              .amount(10 + random.nextInt(90))
              .products(List.of("p" + random.nextInt(5000)))
              .build());
    }
    return out;
  }

  @Test
  void twoHundredThousandProfiles_areLearnedInLittleMemory() {
    ValueInsight insight = new ValueInsight(1);
    for (int profiles : new int[] {50_000, 100_000, 200_000}) {
      long gather = 0;
      Insight.Collector all = insight.collector(ValueShops.NOW);
      for (int i = 0; i < profiles; i++) {
        Subject s = ValueShops.subject(events(i), ValueShops.NOW);
        long start = System.nanoTime();
        all.add(s);
        gather += System.nanoTime() - start;
      }
      System.gc();
      long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
      long start = System.nanoTime();
      Insight.Learned learned = insight.learn(all, ValueShops.NOW, Progress.NONE);
      double learn = (System.nanoTime() - start) / 1e9;
      start = System.nanoTime();
      for (int i = 0; i < 2000; i++) {
        Subject s = ValueShops.subject(events(i), ValueShops.NOW);
        learned.say(s, ValueShops.NOW);
      }
      double say = (System.nanoTime() - start) / 2e6;
      System.out.printf(
          "%d profiles, %d events: gather %.1f s, learn %.1f s, %d MB in use, say %.0f us%n",
          profiles, profiles * EVENTS, gather / 1e9, learn, used >> 20, say);
      assertThat(((ValueCollector) all).sample.entries()).hasSize(20_000);
      assertThat(used >> 20).isLessThan(500);
    }
  }
}
