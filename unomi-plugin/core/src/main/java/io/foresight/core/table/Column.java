/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.table;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A named column. */
public final class Column {
  /** What a column holds. */
  public enum Kind {
    /** A float; {@code NaN} means missing. Booleans are 0 and 1. */
    NUMBER,
    /** A string; {@code null} means missing. */
    CATEGORY
  }

  private final String name;
  private final Kind kind;

  private Column(String name, Kind kind) {
    this.name = name;
    this.kind = kind;
  }

  /** A numeric column. */
  public static Column number(String name) {
    return new Column(name, Kind.NUMBER);
  }

  /** A categorical column. */
  public static Column category(String name) {
    return new Column(name, Kind.CATEGORY);
  }

  /** Its name, as configured; stable, since models refer to it. */
  public String name() {
    return name;
  }

  /** What it holds. */
  public Kind kind() {
    return kind;
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Column && ((Column) o).name.equals(name) && ((Column) o).kind == kind;
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, kind);
  }

  @Override
  public String toString() {
    return name + ":" + kind;
  }
}
