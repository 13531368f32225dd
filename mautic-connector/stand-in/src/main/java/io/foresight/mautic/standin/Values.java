/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks and normalises what is sent for a field. */
final class Values {
  /** Stands for a value that Mautic ignores without a word. */
  static final Object IGNORED = new Object();

  private static final String NOT_VALID = "This value is not valid.";
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

  private Values() {}

  /** A value that was refused, with Mautic's words. */
  static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    Invalid(String message) {
      super(message, null, false, false);
    }
  }

  static boolean blank(Object sent) {
    return sent == null || sent.equals("") || (sent instanceof List && ((List<?>) sent).isEmpty());
  }

  /**
   * Values whose whole part is 0 get lost when an existing contact is written to, in number fields
   * and in text fields alike.
   */
  static boolean lostOnUpdate(Field f, Object sent) {
    return !f.is("boolean") && Php.isNumeric(sent) && (long) Php.number(sent) == 0;
  }

  static Object normal(Field f, Object sent, boolean creating) throws Invalid {
    switch (f.type) {
      case "number":
        if (!Php.isNumeric(sent)) {
          throw new Invalid(NOT_VALID);
        }
        return Php.number(sent);
      case "boolean":
        return List.of("true", "1", "yes").contains(String.valueOf(sent).toLowerCase(Locale.ROOT))
            ? 1
            : 0;
      case "select":
        return option(f, String.valueOf(sent));
      case "multiselect":
        List<String> picked = new ArrayList<>();
        for (Object o :
            sent instanceof List
                ? (List<?>) sent
                : Arrays.asList(String.valueOf(sent).split("\\|"))) {
          picked.add(option(f, String.valueOf(o)));
        }
        return String.join("|", picked);
      case "datetime":
        return Moments.datetime(sent, creating);
      case "date":
        return Moments.date(sent);
      case "time":
        String t = String.valueOf(sent);
        return t.length() == 5 ? t + ":00" : t;
      case "email":
        return email(String.valueOf(sent));
      case "html":
        return html(String.valueOf(sent));
      default:
        return text(f, sent);
    }
  }

  /** Anything beyond ASCII makes Mautic take the whole for an address and decode it. */
  private static String html(String sent) {
    return sent.chars().allMatch(ch -> ch < 128)
        ? sent
        : URLDecoder.decode(
            sent.replace("+", "%2B").replaceAll("%(?![0-9A-Fa-f]{2})", "%25"), UTF_8);
  }

  private static String email(String sent) throws Invalid {
    String cleaned = sent.replaceAll("[^A-Za-z0-9.!#$%&'*+/=?^_`{|}~@\\[\\]-]", "");
    if (!EMAIL.matcher(cleaned).matches()) {
      throw new Invalid(cleaned + " is invalid.");
    }
    return cleaned;
  }

  private static String text(Field f, Object sent) throws Invalid {
    String raw = sent instanceof Boolean ? ((Boolean) sent ? "1" : "") : String.valueOf(sent);
    String s = raw.replaceAll("<[^>]*>", "").trim();
    if (f.is("text") && s.codePointCount(0, s.length()) > f.limit) {
      throw new Invalid(
          "This value is too long. It should have " + f.limit + " characters or less.");
    }
    return s;
  }

  /** What people see for an option. */
  static String label(Field f, String value) {
    if (f.properties.get("list") instanceof List) {
      for (Object o : Json.asList(f.properties.get("list"))) {
        if (value.equals(Json.asMap(o).get("value"))) {
          return String.valueOf(Json.asMap(o).get("label"));
        }
      }
    }
    return value;
  }

  private static String option(Field f, String v) throws Invalid {
    List<Object> list = new ArrayList<>();
    if (f.properties.get("list") instanceof List) {
      list = Json.asList(f.properties.get("list"));
    }
    List<String> allowed =
        list.stream()
            .map(o -> o instanceof String ? (String) o : String.valueOf(Json.asMap(o).get("value")))
            .collect(Collectors.toList());
    if (!allowed.contains(v)) {
      throw new Invalid(NOT_VALID);
    }
    return v;
  }
}
