/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.lifecycle;

import io.foresight.core.features.FeatureReader;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in a sentence why somebody is in a stage. */
final class Why {
  private static final Pattern DAYS_SINCE = Pattern.compile("days since (.*)");
  private static final Pattern PLURAL = Pattern.compile("^(\\w+)s\\b");
  private static final int MOST = 3;

  private Why() {}

  static String of(LifecycleDefinition.Stage stage, ProfileView profile, FeatureReader reader) {
    StringBuilder out = new StringBuilder();
    int said = 0;
    for (Condition c : stage.when) {
      String words = words(c, profile, reader);
      if (!words.isEmpty() && said++ < MOST) {
        out.append(out.length() == 0 ? "" : ", ").append(words);
      }
    }
    return out.length() == 0 ? "nothing more is known" : out.toString();
  }

  private static String words(Condition c, ProfileView profile, FeatureReader reader) {
    switch (c.source) {
      case SCORE:
        Object score = profile.value(c);
        return "score " + c.name + (score == null ? " is missing" : " " + plain((Double) score));
      case PROPERTY:
        Object v = profile.value(c);
        return c.name + (v == null ? " is missing" : " is " + cut(v.toString()));
      default:
        return feature(c, profile, reader);
    }
  }

  private static String feature(Condition c, ProfileView profile, FeatureReader reader) {
    double v = profile.number(c.name);
    String days = counted(profile.number("days_since_order"), "days");
    switch (c.name) {
      case Derived.SILENCE:
        return Double.isNaN(v)
            ? "no order yet"
            : "no order for " + days + ": " + percent(v) + " of comparable returns come sooner";
      case Derived.COMEBACK:
        return "ordered again after " + counted(profile.number("gap_last"), "days of silence");
      case Derived.ORDER_RANK:
        return "more order days than " + percent(v) + " of the customers";
      default:
        break;
    }
    Object value = profile.value(c);
    String said = reader.describe(c.name);
    if (value == null || value instanceof Double && ((Double) value).isNaN()) {
      return "unknown: " + said;
    }
    if (!(value instanceof Double)) {
      return said + " is " + cut(value.toString());
    }
    Matcher since = DAYS_SINCE.matcher(said);
    return since.matches()
        ? since.group(1) + " " + counted(v, "days ago")
        : (v == Math.rint(v) ? counted(v, said) : said + ": " + plain(v));
  }

  private static String percent(double share) {
    // Never 100 % of anything: there is always somebody slower.
    return Math.min(99, Math.round(100 * share)) + " %";
  }

  private static String plain(double v) {
    return v == Math.rint(v) || Math.abs(v) >= 10
        ? Long.toString(Math.round(v))
        : String.format(Locale.ROOT, "%.1f", v);
  }

  private static String counted(double v, String things) {
    return plain(v) + " " + (v == 1 ? PLURAL.matcher(things).replaceFirst("$1") : things);
  }

  private static String cut(String s) {
    return s.length() > 60 ? s.substring(0, 60) + "…" : s;
  }
}
