/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.input;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object that arrived as a {@code Map} (from REST, a file or Elasticsearch) and throws
 * {@link InvalidInputException} with the full path of a field that is missing, of the wrong type or
 * out of range. A JSON {@code null} counts as absent.
 */
public final class Fields {
  private final String path;
  private final Map<String, Object> map;

  private Fields(String path, Map<String, Object> map) {
    this.path = path;
    this.map = map;
  }

  /**
   * @param path name of the object in error messages, e.g. {@code goal}
   * @param value a map with string keys
   * @throws InvalidInputException if the value is not such a map
   */
  public static Fields of(String path, @Nullable Object value) {
    if (!(value instanceof Map)) {
      throw new InvalidInputException(path, "must be a JSON object" + was(value));
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    for (Map.Entry<?, ?> e : ((Map<?, ?>) value).entrySet()) {
      if (e.getValue() != null) {
        copy.put(String.valueOf(e.getKey()), e.getValue());
      }
    }
    return new Fields(path, copy);
  }

  /** The raw value, or null. */
  public @Nullable Object raw(String name) {
    return map.get(name);
  }

  /** Whether the field is present and not null. */
  public boolean has(String name) {
    return map.containsKey(name);
  }

  /** All fields that are present, in their order. */
  public Map<String, Object> asMap() {
    return Collections.unmodifiableMap(map);
  }

  /** A non-blank string. */
  public String string(String name) {
    String s = string(name, null);
    if (s == null) {
      throw new InvalidInputException(at(name), "is required and must be a non-empty string");
    }
    return s;
  }

  /** A non-blank string, or the default when absent. */
  public @Nullable String string(String name, @Nullable String ifAbsent) {
    Object v = map.get(name);
    if (v == null) {
      return ifAbsent;
    }
    if (!(v instanceof String) || ((String) v).isBlank()) {
      throw new InvalidInputException(at(name), "must be a non-empty string" + was(v));
    }
    return (String) v;
  }

  /** A whole number within bounds (inclusive), or the default when absent. */
  public int integer(String name, int ifAbsent, int min, int max) {
    double v = number(name, ifAbsent, min, max);
    if (v != Math.rint(v)) {
      throw new InvalidInputException(at(name), "must be a whole number" + was(v));
    }
    return (int) v;
  }

  /** A finite number within bounds (inclusive), or the default when absent. */
  public double number(String name, double ifAbsent, double min, double max) {
    Object v = map.get(name);
    if (v == null) {
      return ifAbsent;
    }
    double d = v instanceof Number ? ((Number) v).doubleValue() : Double.NaN;
    if (!(d >= min && d <= max)) {
      throw new InvalidInputException(
          at(name), "must be a number in " + plain(min) + ".." + plain(max) + was(v));
    }
    return d;
  }

  /** true or false, or the default when absent. */
  public boolean bool(String name, boolean ifAbsent) {
    Object v = map.get(name);
    if (v == null) {
      return ifAbsent;
    }
    if (!(v instanceof Boolean)) {
      throw new InvalidInputException(at(name), "must be true or false" + was(v));
    }
    return (Boolean) v;
  }

  /** A value of an enum, written in any case, with - or _; or the default when absent. */
  public <E extends Enum<E>> E oneOf(String name, Class<E> type, @Nullable E ifAbsent) {
    Object v = map.get(name);
    if (v == null && ifAbsent != null) {
      return ifAbsent;
    }
    String wanted = v instanceof String ? normal((String) v) : "";
    for (E e : type.getEnumConstants()) {
      if (wanted.equals(e.name())) {
        return e;
      }
    }
    List<String> allowed = new ArrayList<>();
    for (E e : type.getEnumConstants()) {
      allowed.add(e.name().toLowerCase(Locale.ROOT));
    }
    throw new InvalidInputException(at(name), "must be one of " + allowed + was(v));
  }

  /** A nested object; empty when absent. */
  public Fields object(String name) {
    Object v = map.get(name);
    return of(at(name), v == null ? Collections.emptyMap() : v);
  }

  /** A list of strings; empty when absent. */
  public List<String> strings(String name) {
    List<String> out = new ArrayList<>();
    for (Object o : list(name)) {
      if (!(o instanceof String)) {
        throw new InvalidInputException(at(name), "must be a list of strings" + was(o));
      }
      out.add((String) o);
    }
    return out;
  }

  /** A list of objects; empty when absent. Error paths read {@code name[i].field}. */
  public List<Fields> objects(String name) {
    List<Fields> out = new ArrayList<>();
    for (Object o : list(name)) {
      out.add(of(at(name) + "[" + out.size() + "]", o));
    }
    return out;
  }

  /** Refuses fields nobody reads: a typing error must not be ignored silently. */
  public Fields allowOnly(Set<String> names) {
    for (String k : map.keySet()) {
      if (!names.contains(k)) {
        throw new InvalidInputException(at(k), "is unknown; allowed are " + names);
      }
    }
    return this;
  }

  /** The full path of a field of this object, for error messages. */
  public String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private List<?> list(String name) {
    Object v = map.get(name);
    if (v == null) {
      return Collections.emptyList();
    }
    if (!(v instanceof List)) {
      throw new InvalidInputException(at(name), "must be a list" + was(v));
    }
    return (List<?>) v;
  }

  private static String normal(String s) {
    return s.trim().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
  }

  private static String plain(double d) {
    return d == Math.rint(d) && Math.abs(d) < 1e15 ? Long.toString((long) d) : Double.toString(d);
  }

  private static String was(@Nullable Object v) {
    String s = String.valueOf(v);
    return ", was " + (s.length() > 80 ? s.substring(0, 80) + "…" : s);
  }
}
