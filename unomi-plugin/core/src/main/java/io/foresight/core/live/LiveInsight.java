/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.live;

import io.foresight.core.insight.Insight;
import io.foresight.core.insight.Subject;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An insight with what it learned, ready to speak of profiles. Thread-safe. */
public final class LiveInsight {
  private static final Logger LOG = LoggerFactory.getLogger(LiveInsight.class);

  private final Insight insight;
  private final Insight.Learned learned;

  /**
   * @param learned by this insight
   */
  public LiveInsight(Insight insight, Insight.Learned learned) {
    this.insight = insight;
    this.learned = learned;
  }

  /** Its id, and its key on the profile. */
  public String id() {
    return insight.id();
  }

  /** Whether it speaks again after each event. */
  public boolean followsEvents() {
    return insight.followsEvents();
  }

  /**
   * Writes what it has to say into the content of {@code systemProperties.foresight}; a failure
   * leaves what was there, so that one insight never costs a profile its scores.
   */
  void say(Subject subject, long now, Map<String, Object> into) {
    try {
      Map<String, Object> said = learned.say(subject, now);
      if (!said.isEmpty()) {
        into.put(insight.id(), said);
      } else if (into.containsKey(insight.id())) {
        // Null, not absent: partial updates cannot delete.
        into.put(insight.id(), null);
      }
    } catch (RuntimeException e) {
      LOG.warn("{} has nothing to say: {}", insight.id(), e.toString());
      LOG.debug("{}", insight.id(), e);
    }
  }
}
