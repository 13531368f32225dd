/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.recommend.ItemTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotDefinitionTest {
  @Test
  void shipped_areTheTwelve_andComeBackFromTheirMaps() {
    Map<String, SlotDefinition> all = ShippedSlots.all();
    assertThat(all)
        .containsOnlyKeys(
            "also-bought",
            "bought-together",
            "for-you",
            "because-you-viewed",
            "after-purchase",
            "refill",
            "new-for-you",
            "trending",
            "back-in-stock",
            "price-drop",
            "read-next",
            "abandoned-cart");
    all.values().forEach(s -> assertThat(slot(s.toMap()).toMap()).isEqualTo(s.toMap()));
  }

  @Test
  void task_followsFromTheBasis_andFromWhatIsLeftOut() {
    assertThat(ShippedSlots.of("for-you").task()).isEqualTo(Task.PERSON_NEW);
    assertThat(ShippedSlots.of("trending").task()).isEqualTo(Task.PERSON);
    assertThat(ShippedSlots.of("also-bought").task()).isEqualTo(Task.ITEM);
    assertThat(ShippedSlots.of("abandoned-cart").task()).isEqualTo(Task.BASKET);
  }

  @ParameterizedTest
  @CsvSource({
    "id,With Space",
    "count,0",
    "count,51",
    "count,ten",
    "basis,moon",
    "explore,1.5",
    "newItems,11",
    "unknown,1"
  })
  void fromMap_namesTheFieldThatIsWrong(String field, String value) {
    Object v = value.matches("[0-9.]+") ? Double.valueOf(value) : value;
    Map<String, Object> m = new java.util.LinkedHashMap<>(Map.of("id", "x"));
    m.put(field, v);
    assertThatThrownBy(() -> slot(m))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("slot." + field);
  }

  @Test
  void fromMap_refusesUnknownSources_andTwoPinsInOnePlace() {
    assertThatThrownBy(() -> slot(Map.of("id", "x", "sources", List.of("magic"))))
        .hasMessageContaining("slot.sources");
    Map<String, Object> pin = Map.of("item", "a", "position", 1);
    assertThatThrownBy(() -> slot(Map.of("id", "x", "pins", List.of(pin, pin))))
        .hasMessageContaining("pinned twice");
  }

  @Test
  void filter_comparesFields_andTakesNothingForGranted() {
    ItemTable items = new ItemTable();
    items
        .item("a")
        .price(20)
        .categories("Tea", "Gifts")
        .field("stock", -3)
        .field("tags", List.of("red", "BLUE"));
    items.item("b");
    assertThat(matches(items, Map.of("field", "price", "op", "lte", "value", 20))).isEqualTo("a");
    assertThat(matches(items, Map.of("field", "price", "op", "gt", "value", 20))).isEmpty();
    assertThat(matches(items, Map.of("field", "category", "value", "tea"))).isEqualTo("a");
    assertThat(matches(items, Map.of("field", "stock", "op", "gte", "value", 0))).isEmpty();
    assertThat(matches(items, Map.of("field", "tags", "op", "in", "value", List.of("blue"))))
        .isEqualTo("a");
    assertThat(matches(items, Map.of("field", "price", "op", "missing"))).isEqualTo("b");
    assertThat(matches(items, Map.of("not", Map.of("field", "id", "value", "a")))).isEqualTo("b");
    assertThat(matches(items, Map.of())).isEqualTo("ab");
    Map<String, Object> cheap = Map.of("field", "price", "op", "lt", "value", 50);
    Map<String, Object> red = Map.of("field", "tags", "op", "contains", "value", "re");
    assertThat(matches(items, Map.of("all", List.of(cheap, red)))).isEqualTo("a");
    assertThat(matches(items, Map.of("any", List.of()))).isEmpty();
  }

  @Test
  void filter_refusesWhatCannotBeCompared_andEndlessNesting() {
    assertThatThrownBy(() -> filter(Map.of("field", "price", "op", "lt", "value", "cheap")))
        .hasMessageContaining("filter.value");
    assertThatThrownBy(() -> filter(Map.of("field", "price")))
        .isInstanceOf(InvalidInputException.class);
    Map<String, Object> deep = Map.of("field", "id", "value", "a");
    for (int i = 0; i < 20; i++) {
      deep = Map.of("not", deep);
    }
    Map<String, Object> nested = deep;
    assertThatThrownBy(() -> filter(nested)).isInstanceOf(InvalidInputException.class);
  }

  private static String matches(ItemTable items, Map<String, Object> filter) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      out.append(filter(filter).matches(items, i) ? items.id(i) : "");
    }
    return out.toString();
  }

  private static ItemFilter filter(Map<String, Object> m) {
    return ItemFilter.fromMap(Fields.of("filter", m));
  }

  private static SlotDefinition slot(Map<String, Object> m) {
    return SlotDefinition.fromMap(Fields.of("slot", m));
  }
}
