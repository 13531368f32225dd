/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.table.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A property of the profile that is a feature. As JSON {@code {"name": "country", "path":
 * "address.country", "kind": "category"}}; the path is below the profile's {@code properties} and
 * is the name when absent. Unreadable values are missing, never an error.
 */
public final class ProfileProperty {
  /** How a value is read. */
  public enum Kind {
    /** A number, or a text that is one. */
    NUMBER,
    /** true and false (also as text, or 1 and 0), as 1 and 0. */
    BOOLEAN,
    /** A text, number or boolean, kept as text of at most 64 characters. */
    CATEGORY,
    /**
     * A text of many values (job title, company, city), as {@link #CATEGORY}, but in lower case
     * with single blanks, so that spellings fall together.
     */
    TEXT
  }

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final String ROOT = "properties.";

  private final String name;
  private final String path;
  private final String[] segments;
  private final Kind kind;
  private final List<String> outranks;

  private ProfileProperty(Fields in) {
    in.allowOnly(Set.of("name", "path", "kind", "outranks"));
    name = in.string("name");
    if (!NAME.matcher(name).matches()) {
      throw new InvalidInputException(
          in.at("name"),
          "must be 1..64 letters, digits, _ . - and begin with a letter, was " + name);
    }
    String given = in.has("path") ? in.string("path") : name;
    path = given.startsWith(ROOT) ? given.substring(ROOT.length()) : given;
    segments = path.split("\\.", -1);
    kind = in.oneOf("kind", Kind.class, null);
    outranks = Collections.unmodifiableList(new ArrayList<>(in.strings("outranks")));
  }

  /**
   * Reads one property.
   *
   * @throws InvalidInputException naming the field
   */
  public static ProfileProperty of(Map<String, Object> json) {
    return new ProfileProperty(Fields.of("property", json));
  }

  /**
   * Reads the list {@code properties} of an object; none when absent.
   *
   * @throws InvalidInputException naming the field
   */
  public static List<ProfileProperty> listOf(Fields in) {
    List<ProfileProperty> out = new ArrayList<>();
    in.objects("properties").forEach(f -> out.add(new ProfileProperty(f)));
    return out;
  }

  /** Its column's name. */
  public String name() {
    return name;
  }

  /** Where it is in the profile document, e.g. {@code properties.address.country}. */
  public String sourcePath() {
    return ROOT + path;
  }

  /** How it is read. */
  public Kind kind() {
    return kind;
  }

  /**
   * Columns that are inferred from behaviour and yield to this one: where the person has said it
   * himself, they are missing. Default none.
   */
  public List<String> outranks() {
    return outranks;
  }

  /** The JSON form that {@link #of} reads back. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", name);
    map.put("path", path);
    map.put("kind", kind.name().toLowerCase(Locale.ROOT));
    if (!outranks.isEmpty()) {
      map.put("outranks", outranks);
    }
    return map;
  }

  Column column() {
    return kind == Kind.CATEGORY || kind == Kind.TEXT ? Column.category(name) : Column.number(name);
  }

  float number(Map<String, Object> properties) {
    Object v = value(properties);
    if (kind == Kind.BOOLEAN) {
      String s = String.valueOf(v).trim().toLowerCase(Locale.ROOT);
      return s.equals("true") || s.equals("1")
          ? 1
          : s.equals("false") || s.equals("0") ? 0 : Float.NaN;
    }
    double d = Double.NaN;
    if (v instanceof Number) {
      d = ((Number) v).doubleValue();
    } else if (v instanceof String) {
      try {
        d = Double.parseDouble(((String) v).trim());
      } catch (NumberFormatException e) {
        return Float.NaN;
      }
    }
    return Float.isFinite((float) d) ? (float) d : Float.NaN;
  }

  @Nullable String category(Map<String, Object> properties) {
    Object v = value(properties);
    if (!(v instanceof String || v instanceof Number || v instanceof Boolean)) {
      return null;
    }
    String s = v.toString().trim();
    if (kind == Kind.TEXT) {
      s = BLANKS.matcher(s).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
    return s.isEmpty() ? null : s.substring(0, Math.min(64, s.length()));
  }

  // A list counts as its first element: Unomi properties may be multi-valued.
  private @Nullable Object value(Map<String, Object> properties) {
    Object v = properties.get(path);
    if (v == null) {
      v = properties;
      for (String s : segments) {
        v = v instanceof Map ? ((Map<?, ?>) v).get(s) : null;
      }
    }
    return v instanceof List ? (((List<?>) v).isEmpty() ? null : ((List<?>) v).get(0)) : v;
  }
}
