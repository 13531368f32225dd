/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GradeTest {
  private static final Interval BETTER = new Interval(0.05, 0.02, 0.08);
  private static final Interval NOISE = new Interval(0.05, -0.02, 0.12);
  private static final Interval WORSE = new Interval(-0.05, -0.08, -0.02);

  private static Grade grade(Interval saved, Interval auc, Interval lift, String baseline) {
    Map<String, Interval> q = new LinkedHashMap<>();
    q.put("logLoss", new Interval(0.5, 0.4, 0.6));
    q.put("lift10", new Interval(2, 1.5, 2.5));
    return Grade.of(new Comparison(saved, auc, lift), new Quality(q), baseline);
  }

  private static Interval saved(double v) {
    return new Interval(v, v / 2, v * 1.5);
  }

  @Test
  void letters_followTheGainInLogLoss() {
    assertThat(grade(saved(0.05), BETTER, NOISE, "recency-rule")).isEqualTo(Grade.A);
    assertThat(grade(saved(0.049), BETTER, NOISE, "recency-rule")).isEqualTo(Grade.B);
    assertThat(grade(saved(0.024), BETTER, NOISE, "recency-rule")).isEqualTo(Grade.C);
  }

  @Test
  void lift_countsBeyondNoise_andAgainstABaselineThatRanks() {
    Interval lift = new Interval(0.3, 0.1, 0.5);
    assertThat(grade(saved(0.01), BETTER, lift, "recency-rule")).isEqualTo(Grade.A);
    assertThat(grade(saved(0.01), BETTER, lift, "base-rate")).isEqualTo(Grade.C);
    assertThat(grade(saved(0.01), BETTER, new Interval(0.3, -0.1, 0.5), "recency-rule"))
        .isEqualTo(Grade.C);
  }

  @Test
  void noiseIsD_andWorseIsE() {
    assertThat(grade(NOISE, BETTER, BETTER, "recency-rule")).isEqualTo(Grade.D);
    assertThat(grade(saved(0.2), NOISE, BETTER, "recency-rule")).isEqualTo(Grade.D);
    assertThat(grade(saved(0.2), WORSE, BETTER, "recency-rule")).isEqualTo(Grade.E);
    assertThat(grade(WORSE, BETTER, BETTER, "recency-rule")).isEqualTo(Grade.E);
  }
}
