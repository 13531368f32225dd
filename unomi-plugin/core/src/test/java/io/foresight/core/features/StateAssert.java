/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.event.Role;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import java.util.List;
import java.util.Map;

/** Compares states by all that can be read from them, at several moments. */
final class StateAssert {
  private static final FeatureReader READER = new FeatureReader();

  private StateAssert() {}

  /** All counts and times are equal, all features equal within some 1e-5. */
  static void assertSame(FeatureState actual, FeatureState expected) {
    assertThat(actual.events()).as("events").isEqualTo(expected.events());
    assertThat(actual.firstEvent()).as("first").isEqualTo(expected.firstEvent());
    assertThat(actual.lastEvent()).as("last").isEqualTo(expected.lastEvent());
    for (Role role : Role.values()) {
      assertThat(actual.count(role)).as("count of %s", role).isEqualTo(expected.count(role));
      assertThat(actual.firstTime(role)).as("first %s", role).isEqualTo(expected.firstTime(role));
      assertThat(actual.lastTime(role)).as("last %s", role).isEqualTo(expected.lastTime(role));
    }
    for (int days : new int[] {0, 1, 20, 400}) {
      assertSameFeatures(actual, expected, expected.lastEvent() + days * Days.MILLIS);
    }
  }

  private static void assertSameFeatures(FeatureState actual, FeatureState expected, long now) {
    Row a = READER.newRow();
    Row e = READER.newRow();
    READER.read(actual, Map.of(), now, a);
    READER.read(expected, Map.of(), now, e);
    List<Column> columns = READER.schema().numbers();
    for (int i = 0; i < a.numbers.length; i++) {
      float x = a.numbers[i];
      float y = e.numbers[i];
      boolean same =
          Float.isNaN(x)
              ? Float.isNaN(y)
              : Math.abs(x - y) <= 1e-5 * Math.max(Math.abs(x), Math.abs(y)) + 1e-6;
      assertThat(same).as("%s: %s, expected %s", columns.get(i).name(), x, y).isTrue();
    }
  }
}
