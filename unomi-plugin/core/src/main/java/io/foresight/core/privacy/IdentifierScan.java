/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.privacy;

import io.foresight.core.learn.TrainingSet;
import io.foresight.core.table.Column;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds columns of texts that name people rather than describe them: e-mail addresses, phone
 * numbers, UUIDs, or values of which nearly each is somebody's own. A model keeps the frequent
 * values of a category, and an export keeps all, so such columns must not be trained on or
 * exported.
 */
public final class IdentifierScan {
  private static final int LEAST_VALUES = 50;
  private static final double OWN = 0.5;

  private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]+\\.[^\\s@]{2,}");
  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()/.-]{7,}[0-9]");

  private IdentifierScan() {}

  /** What kind of identifier a text looks like; empty when like none. */
  public static String kind(String text) {
    String t = text.trim();
    if (EMAIL.matcher(t).find()) {
      return "e-mail addresses";
    }
    if (UUID.matcher(t).find()) {
      return "unique ids";
    }
    long digits = t.chars().filter(Character::isDigit).count();
    return PHONE.matcher(t).matches() && digits >= 9 && digits <= 15 ? "phone numbers" : "";
  }

  /** Columns that look like identifiers, each with why, in words. */
  public static Map<String, String> columns(TrainingSet rows) {
    Map<String, String> out = new LinkedHashMap<>();
    List<Column> categories = rows.schema().categories();
    for (int c = 0; c < categories.size(); c++) {
      Set<String> values = new HashSet<>();
      long rowsWith = 0;
      long looks = 0;
      String like = "";
      for (int i = 0; i < rows.size(); i++) {
        String v = rows.category(i, c);
        if (v != null) {
          rowsWith++;
          if (values.add(v)) {
            String kind = kind(v);
            looks += kind.isEmpty() ? 0 : 1;
            like = kind.isEmpty() ? like : kind;
          }
        }
      }
      if (looks > 0) {
        out.put(categories.get(c).name(), "holds " + like);
      } else if (rowsWith >= LEAST_VALUES && values.size() > OWN * people(rows, c)) {
        out.put(
            categories.get(c).name(),
            "has " + values.size() + " values, nearly one for each profile");
      }
    }
    return out;
  }

  private static long people(TrainingSet rows, int column) {
    return IntStream.range(0, rows.size())
        .filter(i -> rows.category(i, column) != null)
        .mapToLong(rows::group)
        .distinct()
        .count();
  }
}
