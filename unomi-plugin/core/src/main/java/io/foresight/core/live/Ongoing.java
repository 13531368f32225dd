/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.live;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.features.FeatureState;
import io.foresight.core.features.FoldResult;
import io.foresight.core.recommend.interaction.InteractionKind;
import io.foresight.core.recommend.interaction.InteractionWeights;
import io.foresight.core.recommend.interaction.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state and the trace of a profile unpacked, with events folded onto what is stored of it. Who
 * keeps it folds the next event of a visit alone, instead of unpacking what is stored and folding
 * once more all that waits. For one thread at a time.
 */
public final class Ongoing {
  private final @Nullable Object storedState;
  private final @Nullable Object storedTrace;
  private final InteractionWeights weights;
  private final FeatureState state;
  private final List<MappedEvent> folded = new ArrayList<>();
  private @Nullable Trace trace;

  Ongoing(Map<String, Object> foresight, InteractionWeights weights) {
    this.storedState = foresight.get(ForesightMap.STATE);
    this.storedTrace = foresight.get(ItemTrace.TRACE);
    this.weights = weights;
    this.state = ForesightMap.state(foresight);
  }

  /**
   * Whether it is what unpacking a content and folding events onto it would give.
   *
   * @param events those very objects, in that order
   */
  boolean is(Map<String, Object> foresight, List<MappedEvent> events, InteractionWeights as) {
    if (as != weights
        || events.size() != folded.size()
        || !Objects.equals(foresight.get(ForesightMap.STATE), storedState)
        || !Objects.equals(foresight.get(ItemTrace.TRACE), storedTrace)) {
      return false;
    }
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) != folded.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** Folds an event unless the state refuses it. */
  void fold(MappedEvent event, long now) {
    if (state.fold(event, now) == FoldResult.FOLDED) {
      folded.add(event);
      if (!event.products().isEmpty() && InteractionKind.of(event) != null) {
        trace().fold(event);
      }
    }
  }

  private Trace trace() {
    Trace t = trace;
    if (t == null) {
      t = ItemTrace.unpack(storedTrace, weights);
      trace = t;
    }
    return t;
  }

  /** With what was folded. */
  FeatureState state() {
    return state;
  }

  /** What was folded, oldest call first. */
  List<MappedEvent> folded() {
    return Collections.unmodifiableList(folded);
  }

  /** Those that were folded and are not remembered. */
  List<MappedEvent> forgotten() {
    List<MappedEvent> out = new ArrayList<>();
    for (MappedEvent e : folded) {
      if (!state.remembers(e)) {
        out.add(e);
      }
    }
    return out;
  }

  /** A content with the state and the trace as they are now. */
  Map<String, Object> packed(Map<String, Object> content) {
    Map<String, Object> out = ForesightMap.copy(content);
    out.put(ForesightMap.STATE, ForesightMap.pack(state));
    if (trace != null) {
      ItemTrace.put(trace, out);
    }
    return out;
  }
}
