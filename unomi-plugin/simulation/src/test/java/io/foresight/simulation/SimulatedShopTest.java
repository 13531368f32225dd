/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SimulatedShopTest {
  @Test
  void sameSeed_givesTheSameEvents() {
    assertThat(Shops.lines(Shops.all(Shops.of(7, 40, 120))))
        .isEqualTo(Shops.lines(Shops.all(Shops.of(7, 40, 120))));
  }

  @Test
  void otherSeed_givesOtherEvents() {
    assertThat(Shops.lines(Shops.all(Shops.of(7, 10, 120))))
        .isNotEqualTo(Shops.lines(Shops.all(Shops.of(8, 10, 120))));
  }

  @Test
  void moreCustomers_changeNothingForTheOthers() {
    SimulatedShop small = Shops.of(7, 20, 200);
    SimulatedShop big = Shops.of(7, 2_000, 200);
    for (int i = 0; i < 20; i++) {
      assertThat(Shops.lines(big.eventsOf(i))).isEqualTo(Shops.lines(small.eventsOf(i)));
    }
  }

  @Test
  void customersInAnyOrder_areTheSame() {
    SimulatedShop shop = Shops.of(7, 30, 200);
    var forward = Shops.lines(shop.eventsOf(3));
    shop.eventsOf(29);
    shop.truthOf(3).expectedOrders();
    assertThat(Shops.lines(shop.eventsOf(3))).isEqualTo(forward);
  }

  @Test
  void defaultSize_givesHalfAMillionEventsQuickly() throws IOException {
    SimulatedShop shop = Shops.of(1, SimulatedShop.DEFAULT_PROFILES, SimulatedShop.DEFAULT_DAYS);
    AtomicLong events = new AtomicLong();
    long began = System.nanoTime();
    shop.writeTo(e -> events.incrementAndGet());
    double perSecond = events.get() / ((System.nanoTime() - began) / 1e9);
    assertThat(events.get()).isBetween(500_000L, 800_000L);
    // Importing manages 10,000 events a second; making them must not be what one waits for.
    assertThat(perSecond).isGreaterThan(30_000);
  }

  @Test
  void noProfiles_noEvents() {
    assertThat(Shops.all(Shops.of(1, 0, 400))).isEmpty();
  }

  @Test
  void noDays_noEvents() {
    SimulatedShop shop = Shops.of(1, 10, 0);
    assertThat(Shops.all(shop)).isEmpty();
    assertThat(shop.truthOf(0).expectedOrders()).isZero();
  }

  @Test
  void everybodyTurnsUp_evenInOneDay() {
    for (int days : new int[] {1, 2, 30}) {
      SimulatedShop shop = Shops.of(3, 50, days);
      for (int i = 0; i < 50; i++) {
        assertThat(shop.eventsOf(i)).as("customer %s of %s days", i, days).isNotEmpty();
      }
    }
  }

  @Test
  void sizesOutOfRange_areRefused() {
    assertThatThrownBy(() -> Shops.of(1, -1, 10)).hasMessageContaining("profiles must be");
    assertThatThrownBy(() -> Shops.of(1, 1, -1)).hasMessageContaining("days must be");
    assertThatThrownBy(() -> Shops.of(1, 1, 10).eventsOf(1)).hasMessageContaining("below 1");
  }

  @Test
  void aWriterThatFails_stopsTheSimulation() {
    assertThatThrownBy(
            () ->
                Shops.of(1, 10, 50)
                    .writeTo(
                        e -> {
                          throw new IOException("disk full");
                        }))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
  }

  @Test
  void eventsOfACustomer_areInTimeOrderBeforeTheEndWithUniqueIds() {
    Set<String> ids = new HashSet<>();
    String customer = "";
    Instant before = Instant.MIN;
    for (SimulatedEvent e : Shops.largeEvents()) {
      if (!e.customer().equals(customer)) {
        customer = e.customer();
        before = Instant.MIN;
      }
      assertThat(e.time()).isAfterOrEqualTo(before).isBefore(Shops.END);
      assertThat(ids.add(e.id())).isTrue();
      before = e.time();
    }
  }

  @Test
  void profile_comesWithTheFirstEvent() {
    SimulatedShop shop = Shops.of(5, 300, 300);
    int registered = 0;
    int consenting = 0;
    for (int i = 0; i < 300; i++) {
      SimulatedEvent first = shop.eventsOf(i).get(0);
      boolean anonymous = shop.truthOf(i).anonymous();
      assertThat(first.profile()).containsKey("country");
      assertThat(first.profile().containsKey("email")).isEqualTo(!anonymous);
      registered += anonymous ? 0 : 1;
      consenting += Boolean.TRUE.equals(first.consents().get("newsletter")) ? 1 : 0;
    }
    assertThat(registered).isBetween(220, 270);
    assertThat((double) consenting / registered).isBetween(0.75, 0.92);
  }
}
