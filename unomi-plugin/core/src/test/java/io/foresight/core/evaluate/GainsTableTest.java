/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.foresight.core.input.InvalidInputException;
import io.foresight.core.store.JsonValues;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GainsTableTest {
  private final Predictions some = Predictions.calibrated(20_000, 0.5, 1);

  @Test
  void accuracyRatio_isTwiceAucLessOne() {
    Ranking r = some.ranking();
    assertThat(some.gains().accuracyRatio()).isCloseTo(2 * r.auc(r.ones()) - 1, offset(0.002));
  }

  @Test
  void perfectOrder_hasLiftQuality100_andFlatScores0() {
    Ranking perfect =
        new Ranking(new double[] {0.9, 0.8, 0.2, 0.1}, new boolean[] {true, true, false, false});
    Ranking flat = new Ranking(new double[] {0.5, 0.5}, new boolean[] {true, false});
    assertThat(LiftQuality.of(GainsTable.of(perfect, new long[] {1, 2, 3, 4})))
        .isCloseTo(100, offset(1e-9));
    assertThat(LiftQuality.of(GainsTable.of(flat, new long[] {1, 2}))).isCloseTo(0, offset(1e-9));
    assertThat(LiftQuality.of(new Interval(0.8, 0.4, 0.9)).low()).isZero();
  }

  @Test
  void gain_agreesWithTheRowsThemselves() {
    Ranking r = some.ranking();
    GainsTable t = some.gains();
    assertThat(t.size()).isEqualTo(GainsTable.SLICES);
    for (double share : new double[] {0.01, 0.1, 0.33, 0.9}) {
      assertThat(t.gain(share) / share).isCloseTo(r.lift(r.ones(), share), offset(0.1));
    }
    assertThat(t.gain(0)).isZero();
    assertThat(t.gain(1)).isCloseTo(1, offset(1e-12));
  }

  @Test
  void cutOffAndShare_areEachOthersInverse() {
    GainsTable t = some.gains();
    for (double share : new double[] {0.05, 0.2, 0.77}) {
      assertThat(t.shareFrom(t.cutOff(share))).isCloseTo(share, offset(1e-6));
    }
    Confusion exact = Confusion.at(0.2, some.ranking());
    assertThat(t.shareFrom(0.2)).isCloseTo(exact.selected(), offset(0.001));
    assertThat(t.shareFrom(0.99)).isZero();
  }

  @Test
  void survivesTheCard() {
    GainsTable t = some.gains();
    GainsTable back = GainsTable.fromMap(JsonValues.copy(t.toMap()));
    assertThat(back.gain(0.1)).isCloseTo(t.gain(0.1), offset(1e-6));
    assertThat(back.cutOff(0.1)).isCloseTo(t.cutOff(0.1), offset(1e-6));
    assertThatThrownBy(() -> GainsTable.fromMap(Map.of("rows", java.util.List.of(1))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("gains.rows");
  }

  @Test
  void rowsOfOneProfile_countAsLess() {
    long[] fours = new long[some.p.length];
    boolean[] same = new boolean[fours.length];
    for (int i = 0; i < fours.length; i++) {
      fours[i] = i / 4;
      same[i] = some.y[i / 4 * 4];
    }
    GainsTable t = GainsTable.of(new Ranking(some.p, same), fours);
    assertThat(t.designEffect()).isCloseTo(4, offset(0.2));
    assertThat(some.gains().designEffect()).isCloseTo(1, offset(1e-9));
  }

  @Test
  void emptyAndOneSided_areNoError() {
    GainsTable none = GainsTable.of(new Ranking(new double[0], new boolean[0]), new long[0]);
    assertThat(none.size()).isZero();
    GainsTable never =
        GainsTable.of(new Ranking(new double[] {0.1, 0.2}, new boolean[2]), new long[] {1, 2});
    assertThat(never.gain(0.5)).isNaN();
    assertThat(never.accuracyRatio()).isNaN();
  }

  @Test
  void calibrationTable_ofTrueProbabilities_staysWithin() {
    CalibrationTable t = CalibrationTable.of(some.ranking());
    assertThat(t.bins()).hasSize(10);
    assertThat(t.bins().stream().mapToDouble(CalibrationTable.Bin::count).sum()).isEqualTo(20_000);
    assertThat(t.outside()).isLessThanOrEqualTo(2);
    double[] doubled = some.p.clone();
    java.util.Arrays.setAll(doubled, i -> Math.min(1, 2 * doubled[i]));
    assertThat(CalibrationTable.of(new Ranking(doubled, some.y)).outside()).isGreaterThan(6);
    double[] flat = new double[100];
    assertThat(CalibrationTable.of(new Ranking(flat, new boolean[100])).bins()).hasSize(1);
  }

  @Test
  void wilson_isAsPublished() {
    // Newcombe 1998, Statistics in Medicine 17, table I: 81/263 and 0/20, method 3.
    Interval i = Wilson.of(81, 263);
    assertThat(i.low()).isCloseTo(0.2553, offset(5e-5));
    assertThat(i.high()).isCloseTo(0.3662, offset(5e-5));
    assertThat(Wilson.of(0, 20).high()).isCloseTo(0.1611, offset(5e-5));
  }
}
