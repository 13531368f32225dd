/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.input.InvalidInputException;
import io.foresight.core.store.RawEvent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EventMappingTest {
  private static final long TIME = 1_600_000_000_000L;
  private final MappingReport report = new MappingReport();

  private static RawEvent raw(String type, Map<String, Object> source) {
    return new RawEvent("id-1", type, "p1", TIME, source);
  }

  private static RawEvent withProperties(String type, Map<String, Object> properties) {
    return raw(type, Map.of("properties", properties));
  }

  private static EventMapping rules(Object... rules) {
    return EventMapping.of(Map.of("currency", "EUR", "rules", List.of(rules)));
  }

  @Test
  void defaults_mapAnOrderWithItsLines() {
    MappedEvent e =
        EventMapping.defaults()
            .map(
                withProperties(
                    "order",
                    Map.of(
                        "amount",
                        40,
                        "currency",
                        "eur",
                        "margin",
                        "12.5",
                        "discount",
                        4.0,
                        "device",
                        "Smartphone",
                        "lines",
                        List.of(
                            Map.of("productId", "A", "category", "x", "quantity", 2),
                            Map.of("productId", 17, "category", "x", "quantity", "1")))),
                report);
    assertThat(e).isNotNull();
    assertThat(e.role()).isEqualTo(Role.ORDER);
    assertThat(e.profileId()).isEqualTo("p1");
    assertThat(e.time()).isEqualTo(TIME);
    assertThat(e.idHash()).isEqualTo(MappedEvent.hash("id-1"));
    assertThat(e.amount()).isEqualTo(40);
    assertThat(e.currency()).isEqualTo("EUR");
    assertThat(e.margin()).isEqualTo(12.5);
    assertThat(e.discount()).isEqualTo(4);
    assertThat(e.quantity()).isEqualTo(3);
    assertThat(e.products()).containsExactly("A", "17");
    assertThat(e.categories()).containsExactly("x", "x");
    assertThat(e.device()).isEqualTo(Device.MOBILE);
    assertThat(report.toMap()).isEqualTo(Map.of(MappingReport.MAPPED, 1L));
  }

  @Test
  void defaults_mapEachOwnAndUnomiType() {
    Map<String, Role> roles = new HashMap<>();
    roles.put("productView", Role.PRODUCT_VIEW);
    roles.put("addToCart", Role.CART_ADD);
    roles.put("removeFromCart", Role.CART_REMOVE);
    roles.put("checkoutStep", Role.CHECKOUT_STEP);
    roles.put("order", Role.ORDER);
    roles.put("orderCancel", Role.ORDER_CANCEL);
    roles.put("mailSent", Role.MAIL_SENT);
    roles.put("mailOpen", Role.MAIL_OPEN);
    roles.put("mailClick", Role.MAIL_CLICK);
    roles.put("mailUnsubscribe", Role.MAIL_UNSUBSCRIBE);
    roles.put("mailBounce", Role.MAIL_BOUNCE);
    roles.put("mailComplaint", Role.MAIL_COMPLAINT);
    roles.put("preference", Role.PREFERENCE);
    roles.put("rating", Role.RATING);
    roles.put("supportContact", Role.SUPPORT);
    roles.put("view", Role.PAGE_VIEW);
    roles.put("form", Role.FORM);
    roles.put("search", Role.SEARCH);
    EventMapping mapping = EventMapping.defaults();
    roles.forEach(
        (type, role) ->
            assertThat(mapping.map(raw(type, Map.of())))
                .extracting(MappedEvent::role)
                .isEqualTo(role));
    assertThat(mapping.eventTypes()).containsExactlyInAnyOrderElementsOf(roles.keySet());
    assertThat(mapping.map(raw("sessionCreated", Map.of()), report)).isNull();
    assertThat(report.get(MappingReport.NO_ROLE)).isEqualTo(1);
  }

  @Test
  void defaults_takeAViewOfAProductForAProductView() {
    EventMapping mapping = EventMapping.defaults();
    List<Map<String, Object>> views =
        List.of(
            Map.of("target", Map.of("itemType", "product", "itemId", "A")),
            Map.of("target", Map.of("itemType", "page", "properties", Map.of("productId", "A"))),
            Map.of("target", Map.of("properties", Map.of("product", Map.of("id", "A")))),
            Map.of("properties", Map.of("productId", "A")));
    for (Map<String, Object> view : views) {
      MappedEvent e = mapping.map(raw("view", view));
      assertThat(e).isNotNull();
      assertThat(e.role()).isEqualTo(Role.PRODUCT_VIEW);
      assertThat(e.products()).containsExactly("A");
    }
  }

  @Test
  void rating_isAShareOfItsScale() {
    Map<Object, Double> shares = new HashMap<>();
    shares.put(4, 0.8);
    shares.put("2", 0.4);
    shares.put(0, 0.0);
    shares.put(7, 1.0);
    shares.put(true, 1.0);
    shares.put(false, 0.0);
    shares.forEach(
        (value, share) ->
            assertThat(rated(Map.of("productId", "A", "rating", value)).rating())
                .as("%s", value)
                .isCloseTo(share, within(1e-6)));
    assertThat(rated(Map.of("rating", 8, "scale", 10)).rating()).isCloseTo(0.8, within(1e-6));
    assertThat(rated(Map.of("productId", "A")).products()).containsExactly("A");
    for (Map<String, Object> none :
        List.<Map<String, Object>>of(
            Map.of(), Map.of("rating", "good"), Map.of("rating", 3, "scale", 0))) {
      assertThat(rated(none).rating()).isNaN();
    }
  }

  private MappedEvent rated(Map<String, Object> properties) {
    return read(raw("rating", Map.of("properties", properties)));
  }

  private MappedEvent read(RawEvent event) {
    return Objects.requireNonNull(EventMapping.defaults().map(event, report));
  }

  @Test
  void clicksAndPreferences_mayNameAProduct() {
    for (String type : List.of("mailClick", "preference")) {
      Map<String, Object> source = Map.of("properties", Map.of("productId", "A", "name", "n"));
      assertThat(read(raw(type, source)).products()).containsExactly("A");
    }
  }

  @Test
  void mail_carriesMailingAndMachineFlag() {
    MappedEvent e =
        EventMapping.defaults()
            .map(withProperties("mailOpen", Map.of("mailingId", "m7", "machine", "true")));
    assertThat(e).isNotNull();
    assertThat(e.mailingId()).isEqualTo("m7");
    assertThat(e.machine()).isTrue();
  }

  @Test
  void garbage_isAbsentAndCounted() {
    MappedEvent e =
        EventMapping.defaults()
            .map(
                withProperties(
                    "order",
                    Map.of(
                        "amount", "twelve",
                        "margin", "NaN",
                        "discount", Double.POSITIVE_INFINITY,
                        "device", Map.of("os", "x"),
                        "lines", "none")),
                report);
    assertThat(e).isNotNull();
    assertThat(e.amount()).isNaN();
    assertThat(e.margin()).isNaN();
    assertThat(e.discount()).isNaN();
    assertThat(e.quantity()).isNaN();
    assertThat(e.products()).isEmpty();
    assertThat(e.device()).isNull();
    assertThat(report.toMap())
        .containsEntry("bad.amount", 1L)
        .containsEntry("bad.margin", 1L)
        .containsEntry("bad.discount", 1L)
        .containsEntry("bad.device", 1L);
  }

  @Test
  void negativeAmount_isAbsentInAnOrderAndPositiveInACancellation() {
    Map<String, Object> p = Map.of("amount", -20, "margin", -3);
    MappedEvent order = EventMapping.defaults().map(withProperties("order", p), report);
    MappedEvent cancel = EventMapping.defaults().map(withProperties("orderCancel", p), report);
    assertThat(order).isNotNull();
    assertThat(order.amount()).isNaN();
    assertThat(order.margin()).isEqualTo(-3);
    assertThat(cancel).isNotNull();
    assertThat(cancel.amount()).isEqualTo(20);
    assertThat(report.get("negative.amount")).isEqualTo(1);
  }

  @Test
  void foreignCurrency_isConvertedWhenThereIsARateElseKeptOut() {
    Map<String, Object> json = EventMapping.defaults().toMap();
    json.put("rates", Map.of("usd", 0.5));
    EventMapping mapping = EventMapping.of(json);
    MappedEvent usd =
        mapping.map(withProperties("order", Map.of("amount", 10, "currency", "USD")), report);
    MappedEvent chf =
        mapping.map(withProperties("order", Map.of("amount", 10, "currency", "CHF")), report);
    MappedEvent none = mapping.map(withProperties("order", Map.of("amount", 10)), report);
    assertThat(usd).isNotNull();
    assertThat(usd.amount()).isEqualTo(5);
    assertThat(usd.currency()).isEqualTo("USD");
    assertThat(chf).isNotNull();
    assertThat(chf.amount()).isNaN();
    assertThat(chf.role()).isEqualTo(Role.ORDER);
    assertThat(none).isNotNull();
    assertThat(none.amount()).isEqualTo(10);
    assertThat(report.get(MappingReport.UNKNOWN_CURRENCY)).isEqualTo(1);
  }

  @Test
  void injectedConverter_isUsed() {
    EventMapping mapping = EventMapping.defaults().with((amount, currency) -> amount * 3);
    MappedEvent e =
        mapping.map(withProperties("order", Map.of("amount", 10, "currency", "XYZ")), report);
    assertThat(e).isNotNull();
    assertThat(e.amount()).isEqualTo(30);
  }

  @Test
  void where_choosesTheFirstRuleThatFits() {
    EventMapping mapping =
        rules(
            Map.of(
                "role", "order-cancel",
                "eventType", "purchase",
                "where", Map.of("properties.state", List.of("cancelled", "returned"))),
            Map.of(
                "role",
                "ORDER",
                "eventType",
                "purchase",
                "where",
                Map.of("properties.paid", true, "properties.total", "*"),
                "paths",
                Map.of("amount", List.of("properties.net", "properties.total")),
                "constants",
                Map.of("device", "desktop")));
    MappedEvent cancel = mapping.map(withProperties("purchase", Map.of("state", "returned")));
    MappedEvent order =
        mapping.map(withProperties("purchase", Map.of("paid", true, "total", 9, "state", "new")));
    assertThat(cancel).isNotNull();
    assertThat(cancel.role()).isEqualTo(Role.ORDER_CANCEL);
    assertThat(order).isNotNull();
    assertThat(order.role()).isEqualTo(Role.ORDER);
    assertThat(order.amount()).isEqualTo(9);
    assertThat(order.device()).isEqualTo(Device.DESKTOP);
    assertThat(mapping.map(withProperties("purchase", Map.of("paid", true)))).isNull();
  }

  @Test
  void eventWithoutProfile_isCountedAndLeftOut() {
    RawEvent e = new RawEvent("id", "order", " ", TIME, Map.of());
    assertThat(EventMapping.defaults().map(e, report)).isNull();
    assertThat(report.get(MappingReport.NO_PROFILE)).isEqualTo(1);
  }

  @Test
  void fields_areWhatTheRulesRead() {
    EventMapping mapping =
        rules(
            Map.of(
                "role",
                "order",
                "eventType",
                "purchase",
                "where",
                Map.of("properties.state", "paid"),
                "paths",
                Map.of("amount", List.of("properties.a", "properties.b"))));
    assertThat(mapping.fields())
        .containsExactly("properties.state", "properties.a", "properties.b");
    assertThat(rules(Map.of("role", "form", "eventType", "f")).fields()).isNotEmpty();
    assertThat(mapping.eventTypes(Role.ORDER)).containsExactly("purchase");
    assertThat(mapping.eventTypes(Role.FORM)).isEmpty();
  }

  @Test
  void toMap_isReadBack() {
    Map<String, Object> json = EventMapping.defaults().toMap();
    assertThat(EventMapping.of(json).toMap()).isEqualTo(json);
  }

  @Test
  void mistakes_nameTheField() {
    assertField("mapping.rules", Map.of("rules", List.of()));
    assertField("mapping.rulez", Map.of("rulez", List.of()));
    assertField("mapping.currency", Map.of("currency", "Euro", "rules", List.of()));
    assertField("mapping.rates.USD", Map.of("rates", Map.of("USD", 0), "rules", List.of()));
    assertRule("role", Map.of("role", "buy", "eventType", "x"));
    assertRule("eventType", Map.of("role", "order"));
    assertRule(
        "paths.amont", Map.of("role", "order", "eventType", "x", "paths", Map.of("amont", "a")));
    assertRule(
        "paths.amount",
        Map.of("role", "order", "eventType", "x", "paths", Map.of("amount", "a..b")));
    assertRule(
        "where.a", Map.of("role", "order", "eventType", "x", "where", Map.of("a", List.of())));
    assertRule(
        "constants.amount",
        Map.of("role", "order", "eventType", "x", "constants", Map.of("amount", "x")));
    assertRule(
        "constants.machine",
        Map.of("role", "order", "eventType", "x", "constants", Map.of("machine", "x")));
  }

  private static void assertRule(String field, Map<String, Object> rule) {
    assertField("mapping.rules[0]." + field, Map.of("rules", List.of(rule)));
  }

  private static void assertField(String field, Map<String, Object> json) {
    assertThatThrownBy(() -> EventMapping.of(json))
        .isInstanceOf(InvalidInputException.class)
        .extracting(e -> ((InvalidInputException) e).field())
        .isEqualTo(field);
  }

  @Test
  void nullsInLists_areSkipped() {
    Map<String, Object> line = new HashMap<>();
    line.put("productId", null);
    MappedEvent e =
        EventMapping.defaults()
            .map(withProperties("order", Map.of("lines", Arrays.asList(null, line))), report);
    assertThat(e).isNotNull();
    assertThat(e.products()).isEmpty();
    assertThat(e.quantity()).isNaN();
  }
}
