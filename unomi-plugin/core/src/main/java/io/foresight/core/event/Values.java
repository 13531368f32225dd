/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.event;

import org.jspecify.annotations.Nullable;

/** Lenient reading of single values: what cannot be understood is absent, never an exception. */
final class Values {
  /** Anything above is taken for garbage; keeps every later sum far from overflow. */
  static final double LARGEST = 1e12;

  private Values() {}

  /** A finite number of sane size from a number or a plain decimal string; else {@code NaN}. */
  static double number(Object value) {
    double d = Double.NaN;
    if (value instanceof Number) {
      d = ((Number) value).doubleValue();
    } else if (value instanceof String && looksDecimal(((String) value).trim())) {
      try {
        d = Double.parseDouble(((String) value).trim());
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }
    return Math.abs(d) <= LARGEST ? d : Double.NaN;
  }

  /** Text of a string, number or boolean; null for blank text and for structures. */
  static @Nullable String text(Object value) {
    if (value instanceof String) {
      String s = ((String) value).trim();
      return s.isEmpty() ? null : s;
    }
    if (value instanceof Double || value instanceof Float) {
      double d = ((Number) value).doubleValue();
      return d == Math.rint(d) && Math.abs(d) < 1e15 ? Long.toString((long) d) : value.toString();
    }
    return value instanceof Number || value instanceof Boolean ? value.toString() : null;
  }

  /** true, false or (when it is neither) null. */
  static @Nullable Boolean bool(Object value) {
    String s = text(value);
    if ("true".equalsIgnoreCase(s) || "1".equals(s)) {
      return Boolean.TRUE;
    }
    return "false".equalsIgnoreCase(s) || "0".equals(s) ? Boolean.FALSE : null;
  }

  // Double.parseDouble also takes "NaN", "1d" and hexadecimal, which are no prices.
  private static boolean looksDecimal(String s) {
    for (int i = 0; i < s.length(); i++) {
      if ("0123456789+-.eE".indexOf(s.charAt(i)) < 0) {
        return false;
      }
    }
    return !s.isEmpty();
  }
}
