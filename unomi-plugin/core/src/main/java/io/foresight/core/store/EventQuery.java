/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.store;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which events to read and which fields of them. Immutable. */
public final class EventQuery {
  private final long from;
  private final long to;
  private final Set<String> types;
  private final Set<String> profileIds;
  private final Set<String> fields;

  private EventQuery(
      long from, long to, Set<String> types, Set<String> profileIds, Set<String> fields) {
    this.from = from;
    this.to = to;
    this.types = types;
    this.profileIds = profileIds;
    this.fields = fields;
  }

  /**
   * Events with {@code from <= timeStamp < to}, of every type and profile, with all their fields.
   *
   * @param from milliseconds since 1970 UTC, inclusive
   * @param to milliseconds since 1970 UTC, exclusive
   */
  public static EventQuery between(long from, long to) {
    return new EventQuery(
        from, to, Collections.emptySet(), Collections.emptySet(), Collections.emptySet());
  }

  /** Only these Unomi event types; none given means all. */
  public EventQuery types(Collection<String> only) {
    return new EventQuery(from, to, copy(only), profileIds, fields);
  }

  /** Only these profiles; none given means all. */
  public EventQuery profiles(Collection<String> only) {
    return new EventQuery(from, to, types, copy(only), fields);
  }

  /** Only these source paths (dots, {@code *} allowed); none given means the whole document. */
  public EventQuery fields(Collection<String> only) {
    return new EventQuery(from, to, types, profileIds, copy(only));
  }

  /** Start, inclusive. */
  public long from() {
    return from;
  }

  /** End, exclusive. */
  public long to() {
    return to;
  }

  /** Event types, empty for all. */
  public Set<String> types() {
    return types;
  }

  /** Profile ids, empty for all. */
  public Set<String> profileIds() {
    return profileIds;
  }

  /** Source paths, empty for the whole document. */
  public Set<String> fields() {
    return fields;
  }

  private static Set<String> copy(Collection<String> c) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(c));
  }
}
