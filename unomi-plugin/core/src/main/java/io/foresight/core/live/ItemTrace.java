/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.live;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.recommend.interaction.InteractionWeights;
import io.foresight.core.recommend.interaction.Trace;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what a person did with items beside his feature state, in {@code
 * systemProperties.foresight.trace}. Folds exactly the events the feature state took in, so that
 * one is never counted twice.
 */
public final class ItemTrace {
  /** Base64 of the packed {@link Trace}; absent as long as no item was touched. */
  public static final String TRACE = "trace";

  private static final Logger LOG = LoggerFactory.getLogger(ItemTrace.class);

  private ItemTrace() {}

  /**
   * The trace of a profile, going on with these weights; empty when there is none. A corrupt one
   * counts as none: the next rebuild from history gives the true one.
   */
  public static Trace of(Map<String, Object> foresight, InteractionWeights weights) {
    return unpack(foresight.get(TRACE), weights);
  }

  static Trace unpack(@Nullable Object packed, InteractionWeights weights) {
    if (packed instanceof String && !((String) packed).isEmpty()) {
      try {
        return Trace.decode(Base64.getDecoder().decode((String) packed), weights);
      } catch (IllegalArgumentException e) {
        LOG.warn("A corrupt trace was dropped: {}", e.getMessage());
      }
    }
    return new Trace(weights);
  }

  /** Whether there is a trace. */
  public static boolean has(Map<String, Object> foresight) {
    return foresight.get(TRACE) instanceof String;
  }

  /** Makes the trace of a content anew from the whole history. */
  static void rebuild(
      List<MappedEvent> history, Map<String, Object> into, InteractionWeights weights) {
    Trace trace = new Trace(weights);
    history.forEach(trace::fold);
    if (trace.size() > 0) {
      put(trace, into);
    } else if (into.get(TRACE) != null) {
      // Null, not absent: partial updates cannot delete.
      into.put(TRACE, null);
    }
  }

  /** Takes in the trace of a profile that becomes part of this one. */
  static void merge(
      Map<String, Object> other, Map<String, Object> into, InteractionWeights weights) {
    if (has(other)) {
      Trace trace = of(into, weights);
      trace.merge(of(other, weights));
      put(trace, into);
    }
  }

  static void put(Trace trace, Map<String, Object> into) {
    if (trace.size() > 0) {
      into.put(TRACE, Base64.getEncoder().encodeToString(trace.encode()));
    }
  }
}
