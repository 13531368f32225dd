/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MappedEventTest {
  @Test
  void nonFiniteNumbers_becomeAbsent() {
    MappedEvent e =
        MappedEvent.builder(Role.ORDER, "p", 1)
            .amount(Double.POSITIVE_INFINITY)
            .margin(Double.NEGATIVE_INFINITY)
            .discount(Double.NaN)
            .quantity(Double.POSITIVE_INFINITY)
            .build();
    assertThat(new double[] {e.amount(), e.margin(), e.discount(), e.quantity()})
        .containsOnly(Double.NaN);
  }

  @Test
  void hash_isStableAndSpreads() {
    // Pinned: states on profiles hold such hashes across releases.
    assertThat(MappedEvent.hash("event-1")).isEqualTo(-5064161036806374958L);
    Set<Integer> halves = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      long h = MappedEvent.hash(Integer.toString(i));
      halves.add((int) (h ^ h >>> 32));
    }
    assertThat(halves).hasSizeGreaterThan(19_990);
  }

  @Test
  void emptyId_isNoId() {
    assertThat(MappedEvent.builder(Role.FORM, "p", 1).id("").build().idHash()).isZero();
  }

  @Test
  void device_isReadAsPeopleWriteIt() {
    assertThat(Device.parse(" Phone ")).isEqualTo(Device.MOBILE);
    assertThat(Device.parse("TABLET")).isEqualTo(Device.TABLET);
    assertThat(Device.parse("fridge")).isEqualTo(Device.OTHER);
    assertThat(Device.parse(" ")).isNull();
    assertThat(Device.parse(null)).isNull();
  }
}
