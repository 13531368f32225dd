/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RankingMetricsTest {
  @Test
  void add_scoresByHand() {
    RankingMetrics m = new RankingMetrics(2, 10);
    double ndcg = m.add(new int[] {1, 2, 3, 4}, Set.of(2, 3, 9));
    // One hit at the second of two places; three were taken.
    double ideal = 1 + 1 / (Math.log(3) / Math.log(2));
    assertThat(ndcg).isCloseTo(1 / (Math.log(3) / Math.log(2)) / ideal, within(1e-9));
    assertThat(m.recall()).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(m.recallTwice()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(m.precision()).isEqualTo(0.5);
    assertThat(m.hitRate()).isEqualTo(1);
    assertThat(m.coverage()).isEqualTo(0.2);
  }

  @Test
  void add_ofPeopleWhoTookNothing_doesNotCount() {
    RankingMetrics m = new RankingMetrics(10, 0);
    assertThat(m.add(new int[] {1}, Set.of())).isNaN();
    assertThat(m.people()).isZero();
    assertThat(m.ndcg()).isZero();
    assertThat(m.ndcgError()).isZero();
    assertThat(m.coverage()).isZero();
  }
}
