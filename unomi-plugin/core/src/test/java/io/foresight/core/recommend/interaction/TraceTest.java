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
import java.util.function.LongToIntFunction;
import org.junit.jupiter.api.Test;

class TraceTest {
  private static final long DAY = 86_400_000L;
  private static final InteractionWeights W = InteractionWeights.DEFAULT;

  /** Items are named i00, i01 … and numbered so. */
  private static final LongToIntFunction NUMBER =
      hash -> {
        for (int i = 0; i < 50; i++) {
          if (MappedEvent.hash(name(i)) == hash) {
            return i;
          }
        }
        return -1;
      };

  @Test
  void fold_inAnyOrder_andInParts_saysTheSameAsHistoryAtOnce() {
    List<Object[]> events = new ArrayList<>();
    Random random = new Random(1);
    InteractionLog log = new InteractionLog();
    for (int i = 0; i < 300; i++) {
      int item = random.nextInt(20);
      InteractionKind kind = InteractionKind.values()[random.nextInt(5)];
      // Distinct moments: the log drops repetitions, the fold cannot know them.
      events.add(new Object[] {name(item), kind, DAY + i * 60_000_000L});
      log.add("p", name(item), kind, DAY + i * 60_000_000L);
    }
    long now = DAY * 300;
    Trace whole = trace(events);
    Collections.shuffle(events, random);
    Trace merged = trace(events.subList(0, 100));
    merged.merge(trace(events.subList(100, 300)));
    History expected = History.of(log.build(now), 0, W);
    for (Trace t : List.of(whole, trace(events), merged)) {
      History h = t.history(NUMBER, now);
      assertThat(h.size()).isEqualTo(expected.size());
      for (int at = 0; at < h.size(); at++) {
        assertThat(h.weight(at)).isCloseTo(expected.weight(at), within(1e-5f));
        assertThat(h.orderWeight(at)).isCloseTo(expected.orderWeight(at), within(1e-5f));
        assertThat(h.orders(at)).isEqualTo(expected.orders(at));
        assertThat(h.firstOrder(at)).isEqualTo(expected.firstOrder(at));
        assertThat(h.lastOrder(at)).isEqualTo(expected.lastOrder(at));
        assertThat(h.inCart(h.item(at))).isEqualTo(expected.inCart(h.item(at)));
      }
    }
  }

  @Test
  void decode_givesBackWhatWasEncoded() {
    Trace t = new Trace(W);
    t.add("i01", InteractionKind.ORDER, 5 * DAY);
    t.add("i02", InteractionKind.CART, 6 * DAY);
    assertThat(Trace.decode(t.encode(), W)).isEqualTo(t);
    assertThat(Trace.decode(new Trace(W).encode(), W).size()).isZero();
  }

  @Test
  void decode_ofAnythingElse_isRefused() {
    byte[] good =
        trace(List.<Object[]>of(new Object[] {"i01", InteractionKind.VIEW, DAY})).encode();
    byte[] cut = java.util.Arrays.copyOf(good, good.length - 1);
    byte[] other = good.clone();
    other[0] = 9;
    for (byte[] bad : List.of(new byte[0], cut, other)) {
      assertThatThrownBy(() -> Trace.decode(bad, W)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void fold_ofFiftyThousand_keepsThoseOfMostInterest() {
    Trace t = new Trace(W);
    t.add("liked", InteractionKind.LIKE, DAY);
    for (int i = 0; i < 50_000; i++) {
      t.add("x" + i, InteractionKind.VIEW, DAY + i);
    }
    assertThat(t.size()).isEqualTo(Trace.MAX_ITEMS);
    assertThat(t.encode().length).isLessThan(Trace.MAX_ITEMS * 42 + 10);
    assertThat(t.history(h -> h == MappedEvent.hash("liked") ? 0 : -1, DAY).size()).isEqualTo(1);
  }

  @Test
  void cart_holdsWhatWasPutInAndNeitherTakenOutNorOrdered() {
    Trace t = new Trace(W);
    t.add("i01", InteractionKind.CART, DAY);
    t.add("i02", InteractionKind.CART, DAY);
    t.add("i03", InteractionKind.CART, DAY);
    t.add("i02", InteractionKind.CART_REMOVE, 2 * DAY);
    t.add("i03", InteractionKind.ORDER, 2 * DAY);
    assertThat(t.history(NUMBER, 3 * DAY).cart()).containsExactly(1);
  }

  @Test
  void fold_ofWhatIsNothingToItems_changesNothing() {
    Trace t = new Trace(W);
    assertThat(t.fold(MappedEvent.builder(Role.SEARCH, "p", DAY).build())).isFalse();
    assertThat(t.fold(MappedEvent.builder(Role.ORDER, "p", DAY).products(List.of("i01")).build()))
        .isTrue();
    assertThat(t.size()).isEqualTo(1);
  }

  private static String name(int item) {
    return String.format("i%02d", item);
  }

  private static Trace trace(List<Object[]> events) {
    Trace t = new Trace(W);
    for (Object[] e : events) {
      t.add((String) e[0], (InteractionKind) e[1], (Long) e[2]);
    }
    return t;
  }
}
