/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.input.Iso;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a person has said himself in a preference centre or a quiz (zero-party data): the newest
 * answer to each question, out of events of the role preference. Laid over the profile's properties
 * as {@code preferences.<name>}, so that a {@link ProfileProperty} with that path reads them.
 * Immutable.
 */
public final class Preferences {
  /** Nothing said. */
  public static final Preferences NONE = new Preferences(new TreeMap<>());

  /** Key below {@code properties}, and below {@code systemProperties.foresight}. */
  public static final String KEY = "preferences";

  /** Questions kept of a person; the first ones asked stay. */
  static final int MAX = 50;

  private static final int LONGEST = 64;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private static final class Answer {
    final String value;
    final long time;

    Answer(String value, long time) {
      this.value = value;
      this.time = time;
    }
  }

  private final Map<String, Answer> answers;

  private Preferences(Map<String, Answer> answers) {
    this.answers = answers;
  }

  /** The answers of a history. */
  public static Preferences of(List<MappedEvent> events) {
    Preferences p = NONE;
    for (MappedEvent e : events) {
      p = p.with(e);
    }
    return p;
  }

  /** The answers given before a moment, out of a history by time. */
  public static Preferences before(List<MappedEvent> events, long time) {
    Preferences p = NONE;
    for (MappedEvent e : events) {
      if (e.time() >= time) {
        break;
      }
      p = p.with(e);
    }
    return p;
  }

  /**
   * The answers with one more. Events of other roles, without a usable name (letters, digits, _ and
   * -, at most 64) or value, and answers older than the one known change nothing.
   */
  public Preferences with(MappedEvent e) {
    String name = e.name();
    String value = e.value();
    if (e.role() != Role.PREFERENCE
        || name == null
        || value == null
        || !NAME.matcher(name).matches()) {
      return this;
    }
    Answer known = answers.get(name);
    if (known != null && known.time > e.time() || known == null && answers.size() >= MAX) {
      return this;
    }
    Map<String, Answer> next = new TreeMap<>(answers);
    String cut = value.substring(0, Math.min(LONGEST, value.length()));
    next.put(name, new Answer(cut, e.time()));
    return new Preferences(next);
  }

  /** Whether nothing was said. */
  public boolean isEmpty() {
    return answers.isEmpty();
  }

  /** Answers by question. */
  public Map<String, String> values() {
    Map<String, String> out = new LinkedHashMap<>();
    answers.forEach((name, a) -> out.put(name, a.value));
    return out;
  }

  /** Properties with the answers laid over {@code preferences}; the given map is not changed. */
  public Map<String, Object> over(Map<String, Object> properties) {
    return over(properties, NONE);
  }

  /**
   * As of a past moment: an answer that the profile holds today, but that events give only later,
   * is taken out.
   *
   * @param later answers of the whole history
   */
  public Map<String, Object> over(Map<String, Object> properties, Preferences later) {
    if (answers.isEmpty() && later.isEmpty()) {
      return properties;
    }
    Map<String, Object> said = new LinkedHashMap<>();
    Object stored = properties.get(KEY);
    if (stored instanceof Map) {
      ((Map<?, ?>) stored).forEach((name, v) -> said.put(String.valueOf(name), v));
    }
    said.keySet().removeAll(later.answers.keySet());
    said.putAll(values());
    Map<String, Object> out = new LinkedHashMap<>(properties);
    // The flat form, too: it would be found first.
    later.answers.keySet().forEach(name -> out.remove(KEY + "." + name));
    answers.keySet().forEach(name -> out.remove(KEY + "." + name));
    out.put(KEY, said);
    return out;
  }

  /** For the profile: name to {@code {value, at}}. */
  public Map<String, Object> toMap() {
    Map<String, Object> out = new LinkedHashMap<>();
    answers.forEach(
        (name, a) ->
            out.put(name, Map.of("value", a.value, "at", Instant.ofEpochMilli(a.time).toString())));
    return out;
  }

  /** Reads what {@link #toMap} wrote, below {@link #KEY}; what cannot be read was not said. */
  public static Preferences from(Map<String, Object> foresight) {
    Object stored = foresight.get(KEY);
    Map<String, Answer> answers = new TreeMap<>();
    Map<?, ?> all = stored instanceof Map ? (Map<?, ?>) stored : Collections.emptyMap();
    all.forEach(
        (name, v) -> {
          Object value = v instanceof Map ? ((Map<?, ?>) v).get("value") : null;
          Object at = v instanceof Map ? ((Map<?, ?>) v).get("at") : null;
          if (value instanceof String && at instanceof String && answers.size() < MAX) {
            try {
              long time = Iso.millis((String) at);
              answers.put(String.valueOf(name), new Answer((String) value, time));
            } catch (DateTimeException unreadable) {
              // Written by another version: the next answer repairs it.
              answers.remove(String.valueOf(name));
            }
          }
        });
    return answers.isEmpty() ? NONE : new Preferences(answers);
  }
}
