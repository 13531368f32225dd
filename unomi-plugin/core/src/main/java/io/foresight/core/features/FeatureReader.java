/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.features;

import io.foresight.core.input.InvalidInputException;
import io.foresight.core.table.Column;
import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the features of a profile at a moment out of its state and its properties. The same code
 * for training and serving. What has no value is missing ({@code NaN}, null), e.g. the days since
 * an order of somebody who never ordered; counts are then 0. Thread-safe.
 */
public final class FeatureReader {
  private final List<Feature> features = Feature.all();
  private final List<ProfileProperty> properties;
  private final ZoneId zone;
  private final Schema schema;
  private final Map<String, String> words = new HashMap<>();
  private final Map<String, String> themes = new HashMap<>();
  private final Map<ProfileProperty, int[]> yielding = new HashMap<>();

  /**
   * @param properties profile properties that are features, in the order of their columns
   * @param zone time zone that events are mapped for, see {@code EventMapping.inZone}
   * @throws InvalidInputException if two features would have the same name, or a property outranks
   *     what is no feature
   */
  public FeatureReader(List<ProfileProperty> properties, ZoneId zone) {
    this.properties = Collections.unmodifiableList(new ArrayList<>(properties));
    this.zone = zone;
    List<Column> columns = new ArrayList<>();
    for (Feature f : features) {
      columns.add(Column.number(f.name));
      words.put(f.name, f.words);
      String theme = Themes.of(f.name);
      themes.put(f.name, theme == null ? f.name : theme);
    }
    Set<String> names = new HashSet<>(words.keySet());
    for (ProfileProperty p : properties) {
      if (!names.add(p.name())) {
        throw new InvalidInputException(
            "properties.name", "must differ from all other features, was " + p.name());
      }
      columns.add(p.column());
      words.put(p.name(), p.name().replace('_', ' '));
    }
    schema = new Schema(columns);
    for (ProfileProperty p : properties) {
      int[] at = p.outranks().stream().mapToInt(name -> inferred(p, name)).toArray();
      if (at.length > 0) {
        yielding.put(p, at);
      }
    }
  }

  private int inferred(ProfileProperty p, String column) {
    for (int i = 0; i < features.size(); i++) {
      if (features.get(i).name.equals(column)) {
        return i;
      }
    }
    throw new InvalidInputException(
        "properties.outranks", "of " + p.name() + " must name features, was " + column);
  }

  /** The time zone of hours of the day and weekdays in states. */
  public ZoneId zone() {
    return zone;
  }

  /** Reads features of events only, mapped for UTC. */
  public FeatureReader() {
    this(Collections.emptyList(), ZoneOffset.UTC);
  }

  /** The columns; their names are stable, since models refer to them. */
  public Schema schema() {
    return schema;
  }

  /** A row of missing values to read into, again and again. */
  public Row newRow() {
    return schema.newRow();
  }

  /** Paths of the profile document that {@link #read} needs, e.g. {@code properties.country}. */
  public Set<String> propertyPaths() {
    Set<String> paths = new LinkedHashSet<>();
    properties.forEach(p -> paths.add(p.sourcePath()));
    return paths;
  }

  /**
   * Reads all features.
   *
   * @param state holding no event after {@code now}; if clocks jumped back and it does, its last
   *     event counts as now
   * @param profileProperties the profile's {@code properties}; unknown values are missing
   * @param now milliseconds since 1970 UTC
   * @param into a row of this reader; everything in it is overwritten
   */
  public void read(FeatureState state, Map<String, Object> profileProperties, long now, Row into) {
    Moment m = new Moment(state, now);
    int numbers = 0;
    for (Feature f : features) {
      float v = (float) f.value.applyAsDouble(m);
      into.numbers[numbers++] = Float.isFinite(v) ? v : Float.NaN;
    }
    int categories = 0;
    for (ProfileProperty p : properties) {
      boolean said;
      if (p.column().kind() == Column.Kind.CATEGORY) {
        into.categories[categories] = p.category(profileProperties);
        said = into.categories[categories++] != null;
      } else {
        into.numbers[numbers] = p.number(profileProperties);
        said = !Float.isNaN(into.numbers[numbers++]);
      }
      if (said) {
        outrank(p, into);
      }
    }
  }

  /** What the person says outranks what behaviour lets us guess. */
  private void outrank(ProfileProperty stated, Row into) {
    for (int column : yielding.getOrDefault(stated, new int[0])) {
      into.numbers[column] = Float.NaN;
    }
  }

  /**
   * A column in a few English words that fit after a value, e.g. {@code orders in the last 90
   * days}; an unknown column's own name.
   */
  public String describe(String column) {
    return words.getOrDefault(column, column.replace('_', ' '));
  }

  /**
   * What a column is about, e.g. {@code carts}: columns of one theme say nearly the same thing in
   * several ways. A profile property is its own theme.
   */
  public String theme(String column) {
    return themes.getOrDefault(column, column);
  }
}
