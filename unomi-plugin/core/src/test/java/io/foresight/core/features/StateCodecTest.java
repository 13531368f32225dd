/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import static io.foresight.core.features.Events.DAY;
import static io.foresight.core.features.Events.NOW;
import static io.foresight.core.features.StateAssert.assertSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StateCodecTest {
  @Property(tries = 300)
  void decoded_equalsEncoded(
      @ForAll long seed,
      @ForAll @IntRange(max = 400) int n,
      @ForAll @IntRange(min = 1, max = 4000) int days) {
    FeatureState s = Events.fold(Events.random(seed, n, days));
    byte[] bytes = s.encode();
    assertThat(bytes.length).isLessThanOrEqualTo(FeatureState.MAX_BYTES);
    FeatureState back = FeatureState.decode(bytes);
    assertSame(back, s);
    assertThat(back.encode()).isEqualTo(bytes);
  }

  @Test
  void typicalCustomer_takesAFewHundredBytes() {
    FeatureState s = new FeatureState();
    Random random = new Random(1);
    for (int week = 52; week > 0; week--) {
      long t = NOW - week * 7 * DAY + random.nextInt(3) * DAY;
      s.fold(MappedEvent.builder(Role.MAIL_SENT, "p", t).id("s" + week).build(), NOW);
      if (week % 3 == 0) {
        s.fold(MappedEvent.builder(Role.MAIL_OPEN, "p", t + 3_600_000).id("o" + week).build(), NOW);
      }
      if (week % 9 == 0) {
        for (int i = 0; i < 8; i++) {
          s.fold(
              MappedEvent.builder(Role.PRODUCT_VIEW, "p", t + 8_000_000 + i * 60_000)
                  .id("v" + week + "-" + i)
                  .products(List.of("p" + random.nextInt(500)))
                  .build(),
              NOW);
        }
        s.fold(
            MappedEvent.builder(Role.ORDER, "p", t + 9_000_000).id("b" + week).amount(49.9).build(),
            NOW);
      }
    }
    assertThat(s.encode().length).isBetween(200, 600);
  }

  @Test
  void hundredThousandEvents_stayBelowTheCap() {
    FeatureState s = Events.fold(Events.random(7, 100_000, 3000));
    assertThat(s.events()).isEqualTo(100_000);
    byte[] bytes = s.encode();
    assertThat(bytes.length).isLessThanOrEqualTo(FeatureState.MAX_BYTES);
    assertSame(FeatureState.decode(bytes), s);
  }

  @Test
  void everythingAtItsLargest_staysBelowTheCap() {
    FeatureState s = Events.fold(Events.random(7, 20_000, 420));
    for (Role role : Role.values()) {
      Activity a = s.of(role);
      a.count = Long.MAX_VALUE;
      a.first = FeatureState.EARLIEST;
      a.last = a.last - role.ordinal();
      Arrays.fill(a.decayed, 1.1);
    }
    for (int day = 0; day < 1024; day++) {
      s.orderDays.add(Days.of(NOW) - day);
      for (int series = 0; series < 5; series++) {
        s.buckets.add(series, Days.of(NOW) - day, 1e9);
      }
    }
    s.events = Long.MAX_VALUE;
    s.first = FeatureState.EARLIEST;
    byte[] bytes = s.encode();
    assertThat(bytes.length).isLessThanOrEqualTo(FeatureState.MAX_BYTES);
    assertThat(FeatureState.decode(bytes).count(Role.FORM)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aMillionOfOne_takesLittle() {
    FeatureState s = new FeatureState();
    MappedEvent e = Events.event(Role.PAGE_VIEW, NOW);
    for (int i = 0; i < 1_000_000; i++) {
      s.fold(e, NOW);
    }
    assertThat(s.count(Role.PAGE_VIEW)).isEqualTo(1_000_000);
    byte[] bytes = s.encode();
    assertThat(bytes.length).isLessThan(120);
    assertSame(FeatureState.decode(bytes), s);
  }

  @Test
  void emptyState_isReadBack() {
    byte[] bytes = new FeatureState().encode();
    assertThat(bytes.length).isEqualTo(6);
    assertSame(FeatureState.decode(bytes), new FeatureState());
  }

  @Test
  void anyDamagedByte_isNoticed() {
    byte[] bytes = Events.fold(Events.random(3, 100, 500)).encode();
    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 0x10;
      assertThatThrownBy(() -> FeatureState.decode(damaged))
          .isInstanceOf(CorruptStateException.class);
    }
  }

  @Test
  void anyCut_isNoticed() {
    byte[] bytes = Events.fold(Events.random(3, 100, 500)).encode();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> FeatureState.decode(cut)).isInstanceOf(CorruptStateException.class);
    }
  }

  @Test
  void otherVersion_isNamed() {
    byte[] bytes = new FeatureState().encode();
    bytes[0] = 9;
    assertThatThrownBy(() -> FeatureState.decode(bytes))
        .isInstanceOf(CorruptStateException.class)
        .hasMessageContaining("version 9");
  }

  /** States on profiles outlive releases: this one was written by the first. */
  @Test
  void stateOfTheFirstRelease_isStillRead() {
    FeatureState s = FeatureState.decode(Base64.getDecoder().decode(FIRST_RELEASE));
    assertSame(s, golden());
  }

  private static FeatureState golden() {
    return Events.fold(
        MappedEvent.builder(Role.ORDER, "p", NOW - 40 * DAY)
            .id("o1")
            .amount(20)
            .quantity(2)
            .products(List.of("a", "b"))
            .build(),
        MappedEvent.builder(Role.MAIL_SENT, "p", NOW - 3 * DAY).id("s1").build(),
        MappedEvent.builder(Role.MAIL_CLICK, "p", NOW - 2 * DAY).id("c1").build(),
        MappedEvent.builder(Role.ORDER, "p", NOW - DAY).id("o2").amount(30).build());
  }

  private static final String FIRST_RELEASE =
      "AQSAoNLa5zOAiODGDOACAgCAiODGDD+CsRo/s/vxP97KTT/23NEBgPCyUgGAuJkpAQMAgIjgxgw/"
          + "9p/bQBiHw0Au53RAO09TQEkAAAAAAABAlFAAAAAAAJgDQAAAAEAAAABAAAAAP4AAAEHwAAAP8EHz"
          + "XWBCGH13QjM+cEJCSgM9LEZ1P0/vxj+9lJs/7bmjAgAnBAAJAQFB8AAAHAEBEgG5BQEBQaAAAAIZ"
          + "xgAAAQAAZABALud0Pz2Umz9+CTQ/gAAABAD5QlJggKMFiOtpV4CjBXnn+UuAj8MB7gGTEwIA+UJS"
          + "YIDVzQHuAZMTrrN3EA==";
}
