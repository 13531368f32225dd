/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InteractionLogTest {
  private static final long DAY = 86_400_000L;

  @Test
  void build_ofShuffledEvents_isTheSame() {
    List<Object[]> events = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      events.add(
          new Object[] {
            "p" + random.nextInt(40),
            "i" + random.nextInt(30),
            InteractionKind.values()[random.nextInt(7)],
            DAY * random.nextInt(50)
          });
    }
    Interactions a = log(events).build(60 * DAY);
    Collections.shuffle(events, new Random(6));
    Interactions b = log(events).build(60 * DAY);
    assertThat(describe(b)).isEqualTo(describe(a));
    assertThat(weights(b)).isEqualTo(weights(a));
  }

  @Test
  void build_countsWhatComesTwiceOnce_andNothingLater() {
    InteractionLog log = new InteractionLog();
    log.add("p", "a", InteractionKind.ORDER, DAY);
    log.add("p", "a", InteractionKind.ORDER, DAY);
    log.add("p", "a", InteractionKind.ORDER, 2 * DAY);
    log.add("p", "b", InteractionKind.ORDER, 3 * DAY);
    Interactions all = log.build(2 * DAY);
    assertThat(all.size()).isEqualTo(2);
    assertThat(all.items().size()).isEqualTo(2);
    assertThat(all.until(DAY).size()).isEqualTo(1);
    assertThat(all.until(0).size()).isZero();
  }

  @Test
  void build_ofNothing_isEmpty() {
    Interactions none = new InteractionLog().build(DAY, List.of("a"));
    assertThat(none.size()).isZero();
    assertThat(none.items().of("a")).isZero();
    assertThat(PersonItems.of(none, InteractionWeights.DEFAULT).rows()).isZero();
  }

  @Test
  void add_takesOrdersIn_andMachinesClicksNot() {
    InteractionLog log = new InteractionLog();
    log.add(MappedEvent.builder(Role.ORDER, "p", DAY).products(List.of("a", "b")).build());
    log.add(
        MappedEvent.builder(Role.MAIL_CLICK, "p", DAY)
            .products(List.of("c"))
            .machine(true)
            .build());
    log.add(MappedEvent.builder(Role.SUPPORT, "p", DAY).products(List.of("d")).build());
    assertThat(log.size()).isEqualTo(2);
  }

  @Test
  void weights_fadeByHalf_andAreBetweenNothingAndOne() {
    InteractionLog log = new InteractionLog();
    log.add("p", "old", InteractionKind.ORDER, 0);
    log.add("p", "often", InteractionKind.ORDER, 90 * DAY);
    log.add("p", "often", InteractionKind.ORDER, 89 * DAY);
    log.add("p", "gone", InteractionKind.DISLIKE, 90 * DAY);
    PersonItems m = PersonItems.of(log.build(90 * DAY), InteractionWeights.DEFAULT);
    assertThat(m.start(1)).isEqualTo(2);
    assertThat(m.weight(0)).isEqualTo(1);
    assertThat(m.weight(1)).isCloseTo(0.5f, within(1e-4f));
  }

  @Test
  void weights_ofFiftyThousandInteractionsOfOne_areBounded() {
    InteractionLog log = new InteractionLog();
    for (int i = 0; i < 50_000; i++) {
      log.add("crawler", "i" + i % 25_000, InteractionKind.VIEW, i * 1000L);
    }
    Interactions all = log.build(DAY);
    PersonItems m = PersonItems.of(all, InteractionWeights.DEFAULT);
    assertThat(m.start(1)).isEqualTo(1000);
    assertThat(History.of(all, 0, InteractionWeights.DEFAULT).size()).isEqualTo(1000);
  }

  @Test
  void turned_twice_isTheSame() {
    InteractionLog log = new InteractionLog();
    log.add("p", "a", InteractionKind.ORDER, 0);
    log.add("q", "a", InteractionKind.VIEW, 0);
    log.add("q", "b", InteractionKind.CART, 0);
    PersonItems m = PersonItems.of(log.build(0), InteractionWeights.DEFAULT);
    PersonItems t = m.turned();
    assertThat(t.rows()).isEqualTo(2);
    assertThat(t.start(1)).isEqualTo(2);
    assertThat(t.turned().column(2)).isEqualTo(m.column(2));
    assertThat(t.turned().weight(2)).isEqualTo(m.weight(2));
  }

  @Test
  void weights_outOfRange_areRefused() {
    assertThatThrownBy(() -> InteractionWeights.DEFAULT.halfLife(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> InteractionWeights.DEFAULT.maxItems(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static InteractionLog log(List<Object[]> events) {
    InteractionLog log = new InteractionLog();
    for (Object[] e : events) {
      log.add((String) e[0], (String) e[1], (InteractionKind) e[2], (Long) e[3]);
    }
    return log;
  }

  private static String describe(Interactions all) {
    StringBuilder s = new StringBuilder();
    for (int p = 0; p < all.persons().size(); p++) {
      s.append(all.persons().id(p));
      for (int at = all.start(p); at < all.start(p + 1); at++) {
        s.append(' ').append(all.items().id(all.item(at)));
        s.append(all.second(at)).append(all.kind(at));
      }
    }
    return s.toString();
  }

  private static String weights(Interactions all) {
    PersonItems m = PersonItems.of(all, InteractionWeights.DEFAULT.maxItems(5));
    StringBuilder s = new StringBuilder();
    for (int r = 0; r < m.rows(); r++) {
      assertThat(m.start(r + 1) - m.start(r)).isLessThanOrEqualTo(5);
      for (int at = m.start(r); at < m.start(r + 1); at++) {
        s.append(' ').append(m.column(at)).append(':').append(m.weight(at));
      }
    }
    return s.toString();
  }
}
