/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import static io.foresight.core.features.Events.DAY;
import static io.foresight.core.features.Events.NOW;
import static io.foresight.core.features.Events.at;
import static io.foresight.core.features.Events.event;
import static io.foresight.core.features.Events.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.event.Device;
import io.foresight.core.event.EventMapping;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.store.RawEvent;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FeatureReaderTest {
  private final FeatureReader reader = new FeatureReader();

  private Map<String, Float> read(FeatureState s, long now) {
    return read(reader, s, Map.of(), now);
  }

  private static Map<String, Float> read(
      FeatureReader reader, FeatureState s, Map<String, Object> properties, long now) {
    Row row = reader.newRow();
    reader.read(s, properties, now, row);
    Map<String, Float> out = new HashMap<>();
    List<Column> columns = reader.schema().numbers();
    for (int i = 0; i < columns.size(); i++) {
      out.put(columns.get(i).name(), row.numbers[i]);
    }
    return out;
  }

  @Test
  void columns_areManyDescribedAndStable() {
    List<Column> columns = reader.schema().columns();
    assertThat(columns).hasSizeBetween(60, 140);
    for (Column c : columns) {
      assertThat(c.name()).matches("[a-z][a-z0-9_]*");
      assertThat(reader.describe(c.name())).isNotBlank().isNotEqualTo(c.name());
    }
    assertThat(reader.describe("orders_90d")).isEqualTo("orders in the last 90 days");
    assertThat(reader.describe("never_heard_of")).isEqualTo("never heard of");
  }

  @Test
  void emptyState_hasZeroCountsAndMissingTimes() {
    Map<String, Float> f = read(new FeatureState(), NOW);
    assertThat(f.get("orders")).isZero();
    assertThat(f.get("orders_365d")).isZero();
    assertThat(f.get("amount_total")).isZero();
    assertThat(f.get("days_since_order")).isNaN();
    assertThat(f.get("tenure_days")).isNaN();
    assertThat(f.get("gap_mean")).isNaN();
    assertThat(f.get("amount_mean")).isNaN();
    assertThat(f.get("weekend_share")).isNaN();
    assertThat(f.get("click_rate")).isCloseTo(0.03f, within(1e-6f));
    assertThat(f.values()).noneMatch(v -> v.isInfinite());
  }

  @Test
  void orders_giveWindowsGapsAndValues() {
    FeatureState s =
        Events.fold(
            order(NOW - 370 * DAY, 10),
            order(NOW - 170 * DAY, 20),
            order(NOW - 90 * DAY, 30),
            order(NOW - 30 * DAY, 40),
            order(NOW - 30 * DAY + 1000, 50));
    Map<String, Float> f = read(s, NOW);
    assertThat(f.get("orders")).isEqualTo(5);
    assertThat(f.get("order_days")).isEqualTo(4);
    assertThat(f.get("orders_7d")).isZero();
    assertThat(f.get("orders_30d")).isEqualTo(2);
    assertThat(f.get("orders_90d")).isEqualTo(3);
    assertThat(f.get("orders_180d")).isEqualTo(4);
    assertThat(f.get("orders_365d")).isEqualTo(4);
    assertThat(f.get("amount_30d")).isEqualTo(90);
    assertThat(f.get("amount_90d")).isEqualTo(120);
    assertThat(f.get("amount_365d")).isEqualTo(140);
    assertThat(f.get("amount_total")).isEqualTo(150);
    assertThat(f.get("amount_mean")).isEqualTo(30);
    assertThat(f.get("amount_max")).isEqualTo(50);
    assertThat(f.get("amount_sd")).isCloseTo((float) Math.sqrt(250), within(1e-3f));
    assertThat(f.get("gap_mean")).isCloseTo(340f / 3, within(1e-3f));
    assertThat(f.get("gap_last")).isEqualTo(60);
    // Gaps 200, 80, 60.
    assertThat(f.get("gap_sd")).isCloseTo(75.72f, within(0.01f));
    assertThat(f.get("days_since_order")).isCloseTo(30, within(1e-3f));
    assertThat(f.get("customer_days")).isEqualTo(370);
    assertThat(f.get("recency_to_gap")).isCloseTo(30 * 3 / 340f, within(1e-4f));
    assertThat(f.get("orders_trend")).isCloseTo(2 * 3 / 4f - 1, within(1e-5f));
  }

  @Test
  void orderLines_giveBasketAndDiscount() {
    MappedEvent e =
        MappedEvent.builder(Role.ORDER, "p", NOW)
            .amount(75)
            .discount(25)
            .margin(15)
            .quantity(6)
            .products(List.of("a", "b", "a"))
            .categories(List.of("x"))
            .build();
    MappedEvent unpriced = event(Role.ORDER, NOW);
    MappedEvent cancel = MappedEvent.builder(Role.ORDER_CANCEL, "p", NOW).amount(15).build();
    Map<String, Float> f = read(Events.fold(e, unpriced, cancel), NOW);
    assertThat(f.get("amount_mean")).isEqualTo(75);
    assertThat(f.get("items_mean")).isEqualTo(6);
    assertThat(f.get("lines_mean")).isEqualTo(1.5f);
    assertThat(f.get("discount_share")).isCloseTo(0.25f, within(1e-6f));
    assertThat(f.get("margin_rate")).isCloseTo(0.2f, within(1e-6f));
    assertThat(f.get("products_ordered")).isCloseTo(2, within(0.02f));
    assertThat(f.get("product_variety")).isCloseTo(2 / 3f, within(0.01f));
    assertThat(f.get("categories")).isCloseTo(1, within(0.02f));
    assertThat(f.get("cancels")).isEqualTo(1);
    assertThat(f.get("cancel_share")).isCloseTo(0.2f, within(1e-6f));
  }

  @Test
  void mails_giveRatesThatLeanOnWhatIsUsual() {
    FeatureState s = new FeatureState();
    for (int i = 20; i > 0; i--) {
      s.fold(event(Role.MAIL_SENT, NOW - i * DAY), NOW);
    }
    s.fold(event(Role.MAIL_CLICK, NOW - 5 * DAY + 1000), NOW);
    Map<String, Float> f = read(s, NOW);
    assertThat(f.get("mails_sent")).isEqualTo(20);
    assertThat(f.get("mails_sent_7d")).isEqualTo(7);
    assertThat(f.get("mail_clicks_30d")).isEqualTo(1);
    assertThat(f.get("click_rate")).isCloseTo((1 + 0.3f) / 30, within(1e-3f));
    assertThat(f.get("mails_since_click")).isEqualTo(4);
    assertThat(f.get("days_since_mail_click")).isCloseTo(5, within(1e-3f));
  }

  @Test
  void cartNotOrdered_isWaitingForAWeek() {
    FeatureState s = Events.fold(order(NOW - 9 * DAY, 1), event(Role.CART_ADD, NOW - 2 * DAY));
    assertThat(read(s, NOW).get("cart_waiting")).isEqualTo(1);
    assertThat(read(s, NOW + 9 * DAY).get("cart_waiting")).isZero();
    s.fold(order(NOW - DAY, 1), NOW);
    assertThat(read(s, NOW).get("cart_waiting")).isZero();
  }

  @Test
  void expectedOrders_fallWithSilence() {
    FeatureState s = new FeatureState();
    for (int i = 10; i > 0; i--) {
      s.fold(order(NOW - i * 14 * DAY, 5), NOW);
    }
    Map<String, Float> soon = read(s, NOW);
    Map<String, Float> later = read(s, NOW + 200 * DAY);
    assertThat(soon.get("still_customer")).isBetween(0.85f, 1f);
    assertThat(later.get("still_customer")).isLessThan(0.3f);
    assertThat(soon.get("expected_orders_90d")).isBetween(2f, 6f);
    assertThat(later.get("expected_orders_90d")).isLessThan(1f);
  }

  @Test
  void rhythm_isReadInTheGivenZone() {
    // A Saturday.
    FeatureState s =
        Events.fold(
            MappedEvent.builder(Role.FORM, "p", at("2026-05-30T20:15:00Z"))
                .device(Device.MOBILE)
                .build());
    Map<String, Float> utc = read(s, NOW);
    assertThat(utc.get("evening_share")).isEqualTo(1);
    assertThat(utc.get("weekend_share")).isEqualTo(1);
    assertThat(utc.get("hour_concentration")).isEqualTo(1);
    assertThat(utc.get("mobile_share")).isEqualTo(1);
  }

  @Test
  void hoursAndWeekdays_areThoseOfTheWallClock_summerAndWinter() {
    EventMapping berlin = EventMapping.defaults().inZone(ZoneId.of("Europe/Berlin"));
    // A quarter past midnight of a Monday there: two hours ahead in July, one in January.
    for (String moment : List.of("2026-07-05T22:15:00Z", "2026-01-04T23:15:00Z")) {
      RawEvent form = new RawEvent("e", "form", "p", at(moment), Map.of());
      MappedEvent e = Objects.requireNonNull(berlin.map(form));
      assertThat(e.time()).isEqualTo(at(moment));
      Map<String, Float> there = read(Events.fold(e), e.time());
      assertThat(there.get("night_share")).as(moment).isEqualTo(1);
      assertThat(there.get("weekend_share")).as(moment).isZero();
      MappedEvent utc = Objects.requireNonNull(EventMapping.defaults().map(form));
      assertThat(read(Events.fold(utc), e.time()).get("weekend_share")).as(moment).isEqualTo(1);
    }
  }

  @Test
  void clockJumpingBack_readsAsOfTheLastEvent() {
    FeatureState s = Events.fold(order(NOW, 5));
    assertThat(read(s, NOW - 50 * DAY)).isEqualTo(read(s, NOW));
  }

  @Test
  void hugeNumbers_neverGiveInfinity() {
    FeatureState s = new FeatureState();
    for (int i = 0; i < 1000; i++) {
      s.fold(
          MappedEvent.builder(Role.ORDER, "p", NOW - i * DAY)
              .amount(1e12)
              .margin(-1e12)
              .quantity(1e12)
              .discount(1e12)
              .build(),
          NOW);
    }
    assertThat(read(FeatureState.decode(s.encode()), NOW).values()).noneMatch(v -> v.isInfinite());
  }

  @Test
  void profileProperties_areReadAsConfigured() {
    Fields config =
        Fields.of(
            "features",
            Map.of(
                "properties",
                List.of(
                    Map.of("name", "age", "kind", "number"),
                    Map.of("name", "vip", "path", "properties.flags.vip", "kind", "boolean"),
                    Map.of("name", "country", "path", "address.country", "kind", "category"))));
    List<ProfileProperty> properties = ProfileProperty.listOf(config);
    FeatureReader r = new FeatureReader(properties, ZoneOffset.UTC);
    assertThat(r.propertyPaths())
        .containsExactly("properties.age", "properties.flags.vip", "properties.address.country");
    Map<String, Object> profile =
        Map.of(
            "age", "42", "flags", Map.of("vip", true), "address", Map.of("country", List.of("DE")));
    Map<String, Float> f = read(r, new FeatureState(), profile, NOW);
    assertThat(f.get("age")).isEqualTo(42);
    assertThat(f.get("vip")).isEqualTo(1);
    Row row = r.newRow();
    r.read(new FeatureState(), profile, NOW, row);
    assertThat(row.categories).containsExactly("DE");
    r.read(new FeatureState(), Map.of("age", "old", "address", "x"), NOW, row);
    assertThat(row.categories).containsOnlyNulls();
    assertThat(row.numbers[row.numbers.length - 1]).isNaN();
    assertThat(row.numbers[row.numbers.length - 2]).isNaN();
    assertThat(ProfileProperty.of(properties.get(2).toMap()).sourcePath())
        .isEqualTo("properties.address.country");
  }

  @Test
  void badProperties_nameTheField() {
    assertThatThrownBy(() -> ProfileProperty.of(Map.of("name", "a b", "kind", "number")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("property.name");
    assertThatThrownBy(() -> ProfileProperty.of(Map.of("name", "a", "kind", "colour")))
        .hasMessageContaining("property.kind")
        .hasMessageContaining("boolean");
    ProfileProperty clash = ProfileProperty.of(Map.of("name", "orders", "kind", "number"));
    assertThatThrownBy(() -> new FeatureReader(List.of(clash), ZoneOffset.UTC))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("orders");
  }

  @Test
  void everyFeature_isAboutSomething() {
    FeatureReader reader = new FeatureReader();
    for (Column c : reader.schema().columns()) {
      assertThat(reader.theme(c.name())).as(c.name()).isNotEqualTo(c.name());
    }
  }
}
