/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonValuesTest {
  @Test
  void numbers_takeTheTypesJsonGivesThem() {
    Map<String, Object> copy =
        JsonValues.copy(
            Map.of(
                "byte",
                (byte) 1,
                "long",
                2L,
                "big",
                1L << 40,
                "float",
                0.1f,
                "dec",
                new BigDecimal("1.50")));
    assertThat(copy)
        .isEqualTo(Map.of("byte", 1, "long", 2, "big", 1L << 40, "float", 0.1, "dec", 1.5));
  }

  @Test
  void copy_sharesNothing() {
    List<Object> list = new ArrayList<>(List.of("a"));
    Map<String, Object> inner = new HashMap<>(Map.of("list", list));
    Map<String, Object> copy = JsonValues.copy(Map.of("inner", inner, "set", Set.of("x")));
    list.add("b");
    inner.put("new", 1);
    assertThat(copy).isEqualTo(Map.of("inner", Map.of("list", List.of("a")), "set", List.of("x")));
  }

  @Test
  void whatJsonCannotHold_isRefusedWithItsPath() {
    assertThatThrownBy(() -> JsonValues.copy(Map.of("a", Map.of("at", new Date(0)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.at");
    assertThatThrownBy(() -> JsonValues.copy(Map.of("a", List.of(Double.NaN))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a[]")
        .hasMessageContaining("NaN");
  }
}
