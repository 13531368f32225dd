/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventAmountsTest {
  @Test
  void numbersAtThePath_areAdded_andWhatIsNoAmountIsNot() {
    Map<String, Object> p =
        Map.of(
            "total",
            12.5,
            "text",
            "12",
            "minus",
            -3,
            "lines",
            List.of(Map.of("price", 2), Map.of("price", 3), Map.of("other", 9)));
    assertThat(EventAmounts.at(p, "properties.total")).isEqualTo(12.5);
    assertThat(EventAmounts.at(p, "properties.lines.price")).isEqualTo(5);
    assertThat(EventAmounts.at(p, "properties.text")).isZero();
    assertThat(EventAmounts.at(p, "properties.minus")).isZero();
    assertThat(EventAmounts.at(p, "properties.total.deeper")).isZero();
    assertThat(EventAmounts.at(null, "properties.total")).isZero();
  }
}
