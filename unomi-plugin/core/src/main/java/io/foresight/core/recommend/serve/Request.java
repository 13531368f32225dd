/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import io.foresight.core.recommend.interaction.Trace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom to recommend for, at which moment. Made step by step; not to be changed once given away. */
public final class Request {
  private final Trace trace;
  private final long now;
  private final List<String> anchors = new ArrayList<>();
  private final Set<String> preferred = new HashSet<>();
  private final Set<String> excluded = new HashSet<>();
  private Map<String, List<Long>> mailed = Map.of();
  private @Nullable Set<String> only;
  private @Nullable String segment;
  private String locale = "";
  private long seed;

  /**
   * @param trace what the person did; empty for a newcomer
   * @param now milliseconds since 1970
   */
  public Request(Trace trace, long now) {
    this.trace = trace;
    this.now = now;
  }

  /** The items asked for, of slots whose basis is an item. */
  public Request anchors(List<String> ids) {
    anchors.addAll(ids);
    return this;
  }

  /** The person's segment, country or language, as the model was trained with. */
  public Request segment(@Nullable String key) {
    segment = key;
    return this;
  }

  /** The person's locale, a BCP 47 tag; empty where unknown. */
  public Request locale(String tag) {
    locale = tag;
    return this;
  }

  /** Categories the person said to prefer: their items count double. */
  public Request preferred(Set<String> categories) {
    preferred.addAll(categories);
    return this;
  }

  /** When items were mailed to the person, milliseconds since 1970, by id. */
  public Request mailed(Map<String, List<Long>> times) {
    mailed = Map.copyOf(times);
    return this;
  }

  /** Items not to show whatever the slot says, e.g. those of another slot of the same mail. */
  public Request without(Set<String> ids) {
    excluded.addAll(ids);
    return this;
  }

  /** No other items than these: to rank what is given. */
  public Request only(Collection<String> ids) {
    only = Set.copyOf(ids);
    return this;
  }

  /** What chance is drawn from; by default 0. The same seed and moment give the same answer. */
  public Request seed(long value) {
    seed = value;
    return this;
  }

  Trace trace() {
    return trace;
  }

  long now() {
    return now;
  }

  List<String> anchors() {
    return anchors;
  }

  Set<String> preferred() {
    return preferred;
  }

  Set<String> excluded() {
    return excluded;
  }

  Map<String, List<Long>> mailed() {
    return mailed;
  }

  @Nullable Set<String> only() {
    return only;
  }

  @Nullable String segment() {
    return segment;
  }

  String locale() {
    return locale;
  }

  long seed() {
    return seed;
  }
}
