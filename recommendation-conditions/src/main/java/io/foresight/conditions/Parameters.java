/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.conditions;

import io.foresight.core.input.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameter values of a condition as user interfaces send them: Unomi hands out default values
 * as text, so whole numbers come back as text too, and a single choice comes without its list.
 */
final class Parameters {
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");

  private static final Set<String> NUMBERS = Set.of("top", "percent");

  private Parameters() {}

  /**
   * @param type what error messages call the condition
   * @param values as found in the condition
   */
  static Fields of(ScoreCondition type, @Nullable Map<String, Object> values) {
    Map<String, Object> read = new HashMap<>();
    if (values != null) {
      values.forEach((name, value) -> read.put(name, "goal".equals(name) ? value : read(value)));
      read.computeIfPresent("bands", (name, v) -> v instanceof List ? v : List.of(v));
    }
    return Fields.of(type.typeId(), read);
  }

  /**
   * The same for conditions on recommendations; items and names stay text, whatever they look like.
   *
   * @param type what error messages call the condition
   * @param values as found in the condition
   */
  static Fields of(RecommendCondition type, @Nullable Map<String, Object> values) {
    Map<String, Object> read = new HashMap<>();
    if (values != null) {
      values.forEach((name, v) -> read.put(name, NUMBERS.contains(name) ? read(v) : text(v)));
    }
    return Fields.of(type.typeId(), read);
  }

  private static @Nullable Object text(@Nullable Object value) {
    return value instanceof Number ? value.toString() : value;
  }

  private static @Nullable Object read(@Nullable Object value) {
    if (value instanceof String && WHOLE.matcher((String) value).matches()) {
      return Integer.valueOf((String) value);
    }
    return value instanceof Collection ? new ArrayList<>((Collection<?>) value) : value;
  }
}
