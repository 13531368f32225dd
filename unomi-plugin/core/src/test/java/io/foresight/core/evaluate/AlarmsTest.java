/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AlarmsTest {
  private static final Map<String, Double> SPREAD = Map.of("a", 0.5, "b", 0.5);

  @Test
  void anOrdinaryModel_raisesNone() {
    assertThat(Alarms.of(0.8, 0.85, SPREAD)).isEmpty();
  }

  @Test
  void tooGood_memorisedAndOneColumn_areToldApart() {
    assertThat(Alarms.of(0.985, 0.99, SPREAD)).singleElement().asString().contains("too good");
    assertThat(Alarms.of(0.7, 0.85, SPREAD)).singleElement().asString().contains("memorises");
    assertThat(Alarms.of(0.8, 0.8, Map.of("duration", 0.9, "b", 0.1)))
        .singleElement()
        .asString()
        .isEqualTo("duration alone decides: 90 % of all contributions");
  }
}
