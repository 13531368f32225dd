/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import static io.foresight.core.features.Events.DAY;
import static io.foresight.core.features.Events.NOW;
import static io.foresight.core.features.Events.event;
import static io.foresight.core.features.Events.fold;
import static io.foresight.core.features.Events.order;
import static io.foresight.core.features.StateAssert.assertSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureStateFoldTest {
  private static MappedEvent withId(Role role, String id, long time) {
    return MappedEvent.builder(role, "p", time).id(id).build();
  }

  @Test
  void newState_isEmpty() {
    FeatureState s = new FeatureState();
    assertThat(s.events()).isZero();
    assertThat(s.firstEvent()).isEqualTo(-1);
    assertThat(s.lastEvent()).isEqualTo(-1);
    assertThat(s.count(Role.ORDER)).isZero();
    assertThat(s.lastTime(Role.ORDER)).isEqualTo(-1);
    assertThat(s.firstTime(Role.ORDER)).isEqualTo(-1);
    assertThat(s.countWithin(Role.ORDER, 365, NOW)).isZero();
    assertThat(s.amountWithin(365, NOW)).isZero();
  }

  @Test
  void counts_decayByHalfEveryHalfLife() {
    FeatureState s = fold(event(Role.FORM, NOW - 7 * DAY), event(Role.FORM, NOW));
    assertThat(s.decayed(Role.FORM, 7, NOW)).isCloseTo(1.5, within(1e-12));
    assertThat(s.decayed(Role.FORM, 7, NOW + 7 * DAY)).isCloseTo(0.75, within(1e-12));
    assertThat(s.decayed(Role.FORM, 365, NOW + 365 * DAY))
        .isCloseTo(0.5 * (1 + Math.pow(0.5, 7 / 365.0)), within(1e-12));
  }

  @Test
  void lateEvent_countsAsIfItHadComeInTime() {
    MappedEvent old = order(NOW - 100 * DAY, 10);
    MappedEvent young = order(NOW, 20);
    assertSame(fold(young, old), fold(old, young));
    assertThat(fold(young, old).firstTime(Role.ORDER)).isEqualTo(NOW - 100 * DAY);
    assertThat(fold(young, old).lastTime(Role.ORDER)).isEqualTo(NOW);
  }

  @Test
  void duplicate_isRefusedAndChangesNothing() {
    FeatureState s = fold(withId(Role.ORDER, "a", NOW), withId(Role.FORM, "b", NOW - DAY));
    byte[] before = s.encode();
    assertThat(s.fold(withId(Role.ORDER, "a", NOW), NOW)).isEqualTo(FoldResult.DUPLICATE);
    assertThat(s.fold(withId(Role.FORM, "b", NOW - DAY), NOW)).isEqualTo(FoldResult.DUPLICATE);
    assertThat(s.encode()).isEqualTo(before);
    FeatureState decoded = FeatureState.decode(before);
    assertThat(decoded.fold(withId(Role.ORDER, "a", NOW), NOW)).isEqualTo(FoldResult.DUPLICATE);
  }

  @Test
  void duplicateOrder_isNoticedBehindMuchBrowsing() {
    FeatureState s = fold(withId(Role.ORDER, "o", NOW - DAY));
    for (int i = 0; i < 500; i++) {
      s.fold(withId(Role.PRODUCT_VIEW, "v" + i, NOW - DAY + i), NOW);
    }
    assertThat(s.fold(withId(Role.ORDER, "o", NOW - DAY), NOW)).isEqualTo(FoldResult.DUPLICATE);
    // Out of the window of other events: documented to count twice until a rebuild.
    assertThat(s.fold(withId(Role.PRODUCT_VIEW, "v0", NOW - DAY), NOW))
        .isEqualTo(FoldResult.FOLDED);
  }

  @Test
  void eventsWithoutId_areNeverDuplicates() {
    FeatureState s = fold(event(Role.FORM, NOW), event(Role.FORM, NOW));
    assertThat(s.count(Role.FORM)).isEqualTo(2);
  }

  @Test
  void eventSlightlyAhead_happensNow() {
    FeatureState s = new FeatureState();
    assertThat(s.fold(event(Role.FORM, NOW + FeatureState.CLOCK_SKEW), NOW))
        .isEqualTo(FoldResult.FOLDED);
    assertThat(s.lastEvent()).isEqualTo(NOW);
  }

  @Test
  void eventFarAhead_isRefused() {
    FeatureState s = new FeatureState();
    for (long time : new long[] {NOW + FeatureState.CLOCK_SKEW + 1, Long.MAX_VALUE}) {
      assertThat(s.fold(event(Role.FORM, time), NOW)).isEqualTo(FoldResult.FROM_THE_FUTURE);
    }
    assertThat(s.fold(event(Role.FORM, Long.MAX_VALUE), Long.MAX_VALUE))
        .isEqualTo(FoldResult.FROM_THE_FUTURE);
    assertThat(s.fold(event(Role.FORM, NOW), Long.MIN_VALUE)).isEqualTo(FoldResult.FROM_THE_FUTURE);
    assertThat(s.events()).isZero();
  }

  @Test
  void eventBefore1990_isRefused() {
    FeatureState s = new FeatureState();
    for (long time : new long[] {Long.MIN_VALUE, -1, 0, FeatureState.EARLIEST - 1}) {
      assertThat(s.fold(event(Role.FORM, time), NOW)).isEqualTo(FoldResult.TOO_OLD);
    }
    assertThat(s.events()).isZero();
    assertThat(s.fold(event(Role.FORM, FeatureState.EARLIEST), NOW)).isEqualTo(FoldResult.FOLDED);
  }

  @Test
  void clockJumpingBack_doesNoHarm() {
    FeatureState s = fold(event(Role.FORM, NOW));
    assertThat(s.fold(event(Role.FORM, NOW - 5 * DAY), NOW - 5 * DAY)).isEqualTo(FoldResult.FOLDED);
    assertThat(s.lastEvent()).isEqualTo(NOW);
    assertThat(s.count(Role.FORM)).isEqualTo(2);
    assertThat(s.decayed(Role.FORM, 7, NOW - DAY)).isEqualTo(s.decayed(Role.FORM, 7, NOW));
  }

  @Test
  void machineOpensAndClicks_areKeptApart() {
    FeatureState s =
        fold(
            MappedEvent.builder(Role.MAIL_OPEN, "p", NOW).machine(true).build(),
            MappedEvent.builder(Role.MAIL_CLICK, "p", NOW).machine(true).build(),
            event(Role.MAIL_CLICK, NOW - DAY));
    assertThat(s.events()).isEqualTo(3);
    assertThat(s.count(Role.MAIL_OPEN)).isZero();
    assertThat(s.count(Role.MAIL_CLICK)).isEqualTo(1);
    assertThat(s.countWithin(Role.MAIL_CLICK, 30, NOW)).isEqualTo(1);
    assertThat(s.machineOpens.count).isEqualTo(1);
    assertThat(s.machineClicks.count).isEqualTo(1);
    assertThat(s.activity.count).isEqualTo(1);
  }

  @Test
  void absurdNumbers_neverEnter() {
    FeatureState s = new FeatureState();
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -5, 1e300}) {
      s.fold(
          MappedEvent.builder(Role.ORDER, "p", NOW)
              .amount(bad)
              .discount(bad)
              .quantity(bad)
              .margin(bad == -5 ? -1e300 : bad)
              .build(),
          NOW);
    }
    s.fold(order(NOW, 7), NOW);
    assertThat(s.count(Role.ORDER)).isEqualTo(5);
    assertThat(s.amountWithin(30, NOW)).isEqualTo(7);
    assertThat(s.totals.sums[OrderTotals.AMOUNT]).isEqualTo(7);
    assertThat(s.totals.sums[OrderTotals.MARGIN]).isZero();
    assertThat(s.totals.sums[OrderTotals.DISCOUNT]).isZero();
    assertThat(s.totals.sums[OrderTotals.QUANTITY]).isZero();
    assertThat(s.totals.sums[OrderTotals.PRICED]).isEqualTo(1);
  }

  @Test
  void countWithin_ofOtherRoles_isExactAtTheEndsAndBoundedBetween() {
    FeatureState s = new FeatureState();
    for (int day = 200; day >= 1; day--) {
      s.fold(event(Role.PRODUCT_VIEW, NOW - day * DAY), NOW);
    }
    assertThat(s.countWithin(Role.PRODUCT_VIEW, 300, NOW)).isEqualTo(200);
    assertThat(s.countWithin(Role.PRODUCT_VIEW, 300, NOW + 400 * DAY)).isZero();
    assertThat(s.countWithin(Role.PRODUCT_VIEW, 30, NOW)).isCloseTo(30, within(3.0));
    assertThat(
            fold(event(Role.FORM, NOW - 300 * DAY), event(Role.FORM, NOW - DAY))
                .countWithin(Role.FORM, 7, NOW))
        .isBetween(1.0, 2.0);
  }

  @Test
  void snapshot_neverSeesLaterEvents() {
    List<MappedEvent> events = Events.random(5, 400, 800);
    events.sort(Comparator.comparingLong(MappedEvent::time));
    FeatureState running = new FeatureState();
    List<FeatureState> snapshots = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (i % 50 == 0) {
        snapshots.add(running.copy());
      }
      running.fold(events.get(i), events.get(i).time());
    }
    for (int k = 0; k < snapshots.size(); k++) {
      FeatureState alone = fold(events.subList(0, k * 50));
      assertThat(snapshots.get(k).encode()).isEqualTo(alone.encode());
    }
  }
}
