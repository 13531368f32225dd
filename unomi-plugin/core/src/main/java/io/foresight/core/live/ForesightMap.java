/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.live;

import io.foresight.core.features.CorruptStateException;
import io.foresight.core.features.FeatureState;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and writes the content of a profile's {@code systemProperties.foresight}. */
public final class ForesightMap {
  /** Base64 of the packed feature state. */
  public static final String STATE = "state";

  /** Goal id to score. */
  public static final String SCORES = "scores";

  /** When the person unsubscribed, ISO instant; absent if never. */
  public static final String UNSUBSCRIBED = "unsubscribed";

  private static final Logger LOG = LoggerFactory.getLogger(ForesightMap.class);

  private ForesightMap() {}

  /**
   * The feature state; empty when there is none. A corrupt one counts as none: the next rebuild
   * from history gives the true one.
   */
  public static FeatureState state(Map<String, Object> foresight) {
    Object packed = foresight.get(STATE);
    if (packed instanceof String && !((String) packed).isEmpty()) {
      try {
        return FeatureState.decode(Base64.getDecoder().decode((String) packed));
      } catch (CorruptStateException | IllegalArgumentException e) {
        LOG.warn("A corrupt feature state was dropped: {}", e.getMessage());
      }
    }
    return new FeatureState();
  }

  /** Whether there is a state. */
  public static boolean hasState(Map<String, Object> foresight) {
    return foresight.get(STATE) instanceof String;
  }

  /** The packed form of a state. */
  public static String pack(FeatureState state) {
    return Base64.getEncoder().encodeToString(state.encode());
  }

  /** The stored score of a goal, or null. */
  @SuppressWarnings("unchecked")
  public static @Nullable Map<String, Object> score(Map<String, Object> foresight, String goal) {
    Object score = scores(foresight).get(goal);
    return score instanceof Map ? (Map<String, Object>) score : null;
  }

  /** All stored scores; read-only. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> scores(Map<String, Object> foresight) {
    Object scores = foresight.get(SCORES);
    return scores instanceof Map
        ? Collections.unmodifiableMap((Map<String, Object>) scores)
        : Collections.emptyMap();
  }

  /** A copy that may be changed. */
  public static Map<String, Object> copy(Map<String, Object> foresight) {
    return new LinkedHashMap<>(foresight);
  }
}
