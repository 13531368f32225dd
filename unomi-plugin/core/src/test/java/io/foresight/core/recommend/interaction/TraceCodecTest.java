/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TraceCodecTest {
  private static final InteractionWeights W = InteractionWeights.DEFAULT;

  @Test
  void whateverWasDone_comesBackField_byField() {
    Random random = new Random(3);
    TreeMap<Long, Touch> items = new TreeMap<>();
    for (long item = 0; item < 150; item++) {
      Touch t = new Touch();
      for (int i = random.nextInt(6); i >= 0; i--) {
        InteractionKind[] kinds = InteractionKind.values();
        t.add(kinds[random.nextInt(kinds.length)], 1 + random.nextInt(1_000_000_000), W);
      }
      items.put(random.nextLong(), t);
    }
    Map<Long, Touch> back = new TreeMap<>();
    TraceCodec.decode(TraceCodec.encode(items), 200, back);
    assertThat(back).hasSize(items.size());
    items.forEach(
        (id, t) ->
            assertThat(back.get(id))
                .usingRecursiveComparison()
                .withComparatorForType(
                    (a, b) -> Float.compare(a.floatValue(), b.floatValue()), Double.class)
                .isEqualTo(t));
  }

  @Test
  void anItemOnlyLookedAt_takesSeventeenBytes() {
    Touch t = new Touch();
    t.add(InteractionKind.VIEW, 1_700_000_000, W);
    assertThat(TraceCodec.encode(Map.of(7L, t))).hasSize(3 + 17);
  }

  @Test
  void cutLongAndForeignBytes_areRefused() {
    Touch t = new Touch();
    t.add(InteractionKind.ORDER, 1_700_000_000, W);
    byte[] good = TraceCodec.encode(Map.of(7L, t));
    for (byte[] bad :
        new byte[][] {
          Arrays.copyOf(good, good.length - 1), Arrays.copyOf(good, good.length + 1), {1, 0, 0}
        }) {
      assertThatThrownBy(() -> TraceCodec.decode(bad, 200, new TreeMap<>()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> TraceCodec.decode(good, 0, new TreeMap<>()))
        .hasMessageContaining("1 items");
  }
}
