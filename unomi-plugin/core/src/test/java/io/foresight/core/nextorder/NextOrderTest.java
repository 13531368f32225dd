/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.nextorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.store.JsonValues;
import io.foresight.core.value.btyd.BgNbd;
import io.foresight.core.value.btyd.Outlook;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NextOrderTest {
  private static final BgNbd ORDERS = BgNbd.of(0.6, 5, 0.7, 3);
  private static final int WEEKS = 13;

  /** Customers who order every 28 days, give or take 3, looked at on some day. */
  private static int[] regular(Random random, int now) {
    int n = 4 + random.nextInt(6);
    int[] days = new int[n];
    int day = now - random.nextInt(25);
    for (int i = n - 1; i >= 0; i--) {
      days[i] = day;
      day -= 25 + random.nextInt(7);
    }
    return days;
  }

  private static Outlook outlook(int[] days, int now) {
    double weeks = (now - days[0]) / 7.0;
    return ORDERS.outlook(days.length - 1, (days[days.length - 1] - days[0]) / 7.0, weeks);
  }

  @Test
  void plain_isBgNbd() {
    int[] days = {100, 130, 170};
    Outlook o = outlook(days, 190);
    double[] weeks = NextOrderModel.plain().weeks(o, days, 20, WEEKS);
    double sum = 0;
    for (int k = 0; k < WEEKS; k++) {
      sum += weeks[k];
      assertThat(sum).isCloseTo(1 - o.none(k + 1), within(1e-9));
    }
  }

  @Test
  void rhythm_isLearned_andBeatsBgNbd_onOtherCustomers() {
    Random random = new Random(1);
    int now = 1000;
    NextOrderModel.Training training = new NextOrderModel.Training();
    double plainLoss = 0;
    double learnedLoss = 0;
    double learnedWidth = 0;
    double plainWidth = 0;
    int inRange = 0;
    NextOrderModel model = NextOrderModel.plain();
    for (int i = 0; i < 3000; i++) {
      int[] days = regular(random, now);
      int last = days[days.length - 1];
      int next = last + 25 + random.nextInt(7);
      int silence = now - last;
      int week = next < now ? 1 : (next - now) / 7 + 1;
      if (i < 1500) {
        training.add(outlook(days, now), days, silence, week, WEEKS);
        continue;
      }
      model = i == 1500 ? training.fit() : model;
      double[] p = model.weeks(outlook(days, now), days, silence, WEEKS);
      double[] plain = NextOrderModel.plain().weeks(outlook(days, now), days, silence, WEEKS);
      learnedLoss -= Math.log(p[week - 1]);
      plainLoss -= Math.log(plain[week - 1]);
      DateRange r = DateRange.of(p);
      learnedWidth += r.to() - r.from();
      plainWidth += DateRange.of(plain).to() - DateRange.of(plain).from();
      double day = Math.max(0, next - now) + 0.5;
      inRange += day >= r.from() && day <= r.to() ? 1 : 0;
    }
    assertThat(learnedLoss).isLessThan(0.85 * plainLoss);
    // So sharp a rhythm is sharper than the phases are fine: the range covers more than 80 %.
    assertThat(inRange / 1500.0).isGreaterThan(0.78);
    assertThat(learnedWidth).isLessThan(0.6 * plainWidth);
    NextOrderModel back = NextOrderModel.fromMap(Fields.of("n", JsonValues.copy(model.toMap())));
    int[] days = {900, 928, 956, 984};
    assertThat(back.weeks(outlook(days, now), days, 16, 4))
        .isEqualTo(model.weeks(outlook(days, now), days, 16, 4));
    assertThat(back.orders()).isEqualTo(1500);
  }

  @Test
  void tooFewOrders_leaveItPlain() {
    NextOrderModel.Training t = new NextOrderModel.Training();
    int[] days = {1};
    for (int i = 0; i < 29; i++) {
      t.add(outlook(days, 50), days, 49, 1, WEEKS);
    }
    assertThat(t.fit().orders()).isZero();
    assertThatThrownBy(() -> NextOrderModel.fromMap(Fields.of("n", Map.of())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("n.weights");
  }

  @Test
  void dateRange_holdsEightyPercentOfWhatItKnows() {
    DateRange r = DateRange.of(new double[] {0.1, 0.3, 0.1});
    assertThat(r.within()).isCloseTo(0.5, within(1e-12));
    assertThat(r.from()).isCloseTo(3.5, within(1e-9));
    assertThat(r.middle()).isCloseTo(10.5, within(1e-9));
    assertThat(r.to()).isCloseTo(17.5, within(1e-9));
    assertThat(DateRange.of(new double[13]).to()).isEqualTo(91);
  }

  @Test
  void daysToChurn_isWhereTheChanceFallsBelow() {
    assertThat(Churn.days(d -> 0.05, 0.1)).isZero();
    assertThat(Churn.days(d -> 0.5 * Math.exp(-d / 100.0), 0.1)).isEqualTo(161);
    assertThat(Churn.days(d -> 1, 0.1)).isEqualTo(Churn.MAX_DAYS);
  }
}
