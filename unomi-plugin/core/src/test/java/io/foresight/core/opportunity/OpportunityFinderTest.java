/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpportunityFinderTest {
  /** People buy 40 % of the topics they care for, but 10 % in "boats" and nothing in "gaps". */
  private static OpportunityFinder simulated(long seed, int people) {
    OpportunityFinder f = new OpportunityFinder();
    Random random = new Random(seed);
    for (int p = 0; p < people; p++) {
      boolean high = p % 5 == 0;
      Set<String> engaged = new HashSet<>();
      Set<String> bought = new HashSet<>();
      for (int t = 0; t < 20; t++) {
        take("t" + t, 0.3, 0.4, random, engaged, bought);
      }
      take("boats", high ? 0.5 : 0.1, 0.1, random, engaged, bought);
      take("gaps", 0.2, 0, random, engaged, bought);
      f.add(high, engaged, bought, random.nextDouble() < 0.1 ? Set.of("gaps") : Set.of());
    }
    return f;
  }

  private static void take(
      String topic, double cares, double buys, Random r, Set<String> engaged, Set<String> bought) {
    double a = r.nextDouble();
    double b = r.nextDouble();
    if (a < cares) {
      engaged.add(topic);
      if (b < buys) {
        bought.add(topic);
      }
    }
  }

  @Test
  void badlyServedTopics_areFound_withTheirEvidence() {
    List<Opportunity> found = simulated(1, 10_000).find(Map.of("boats", 3L), 20, 10);
    assertThat(found).extracting(Opportunity::topic).startsWith("boats", "gaps");
    assertThat(found.size()).as("false alarms of 20 topics").isLessThanOrEqualTo(3);
    Opportunity boats = found.get(0);
    assertThat(boats.items()).isEqualTo(3);
    assertThat(boats.engaged()).isBetween(900L, 1_100L);
    assertThat(boats.lift()).isBetween(4.0, 6.0);
    // Truth: about 1 000 × (usual 0.35 - 0.10); the figure is a lower limit of it.
    assertThat(boats.missing()).isBetween(180.0, 250.0);
    assertThat(found.get(1).bought()).isZero();
    assertThat(found.get(1).asked()).isGreaterThan(100);
  }

  @Test
  void lowerLimit_holdsForMostSeeds() {
    int above = 0;
    for (int seed = 0; seed < 100; seed++) {
      for (Opportunity o : simulated(seed, 1_000).find(Map.of(), 5, 30)) {
        boolean truth = o.topic().equals("boats") || o.topic().equals("gaps");
        above += truth ? 0 : 1;
      }
    }
    // 20 topics × 100 seeds; they are served slightly better than usual, so fewer than 2.5 %.
    assertThat(above).isLessThan(50);
  }

  @Test
  void nobodyOrNothing_findsNothing() {
    OpportunityFinder f = new OpportunityFinder();
    assertThat(f.find(Map.of(), 1, 10)).isEmpty();
    f.add(false, Set.of("a"), Set.of(), Set.of());
    assertThat(f.find(Map.of(), 1, 10)).isEmpty();
    f.add(true, Set.of("a"), Set.of("a"), Set.of());
    assertThat(f.find(Map.of(), 0, 10)).isEmpty();
    assertThat(f.find(Map.of(), 0, -1)).isEmpty();
  }

  @Test
  void parts_addUp() {
    OpportunityFinder parts = simulated(1, 3_000);
    parts.merge(simulated(2, 3_000));
    OpportunityFinder swapped = simulated(2, 3_000);
    swapped.merge(simulated(1, 3_000));
    assertThat(parts.find(Map.of(), 5, 9)).hasToString(swapped.find(Map.of(), 5, 9).toString());
    assertThat(parts.find(Map.of(), 5, 9).get(0).engaged()).isGreaterThan(500);
  }
}
