/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.event.EventMapping;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.store.InMemoryDocumentStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventMappingsTest {
  private static final Map<String, Object> PURCHASES =
      Map.of("rules", List.of(Map.of("role", "order", "eventType", "purchase")));

  private final InMemoryDocumentStore documents = new InMemoryDocumentStore();
  private final LiveSettings settings = new LiveSettings();
  private final EventMappings here = new EventMappings(settings, documents);

  @Test
  void putMapping_isInForceOnAllNodes_andAfterARestart() {
    EventMappings other = new EventMappings(settings, documents);
    other.refresh();
    assertThat(other.mapping().toMap()).isEqualTo(EventMapping.defaults().toMap());

    assertThat(here.put(PURCHASES).eventTypes()).containsExactly("purchase");

    assertThat(here.mapping().eventTypes()).containsExactly("purchase");
    other.refresh();
    assertThat(other.mapping().eventTypes()).containsExactly("purchase");
    EventMapping taken = other.mapping();
    other.refresh();
    assertThat(other.mapping()).as("unchanged, so the rule need not be made again").isSameAs(taken);
  }

  @Test
  void resetMapping_isTheShippedOneAgain() {
    here.put(PURCHASES);
    assertThat(here.reset().toMap()).isEqualTo(EventMapping.defaults().toMap());
    assertThat(here.reset().toMap()).isEqualTo(EventMapping.defaults().toMap());
  }

  @Test
  void currency_isTheConfiguredOneUnlessTheMappingSaysOtherwise() {
    settings.configure(Map.of("currency", "GBP"));
    assertThat(here.put(PURCHASES).currency()).isEqualTo("GBP");
    assertThat(here.put(Map.of("currency", "CHF", "rules", PURCHASES.get("rules"))).currency())
        .isEqualTo("CHF");
  }

  @Test
  void badMapping_isRefusedByField_andTheOneInForceStays() {
    here.put(PURCHASES);
    assertRefused(Map.of(), "mapping.rules");
    assertRefused(
        Map.of("rules", List.of(Map.of("role", "buy", "eventType", "x"))), "mapping.rules[0].role");
    assertRefused(Map.of("rules", List.of(Map.of("role", "order"))), "mapping.rules[0].eventType");
    assertRefused(Map.of("ruels", List.of()), "mapping.ruels");
    assertThat(here.mapping().eventTypes()).containsExactly("purchase");
  }

  private void assertRefused(Map<String, Object> json, String field) {
    assertThatThrownBy(() -> here.put(json))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.field()).isEqualTo(field));
  }
}
