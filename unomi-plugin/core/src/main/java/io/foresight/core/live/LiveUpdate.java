/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.live;

import io.foresight.core.event.MappedEvent;
import java.util.List;
import java.util.Map;

/**
 * What events made of the content of {@code systemProperties.foresight}. Ask for {@link #content}
 * before the next event is folded onto the same {@link Ongoing}.
 */
public final class LiveUpdate {
  private final Map<String, Object> said;
  private final Ongoing ongoing;
  private final List<MappedEvent> folded;
  private final List<MappedEvent> forgotten;
  private final boolean weighty;
  private final boolean notable;

  /**
   * @param said the new content, but for state and trace
   * @param ongoing the new state and trace
   */
  LiveUpdate(Map<String, Object> said, Ongoing ongoing, boolean weighty, boolean notable) {
    this.said = said;
    this.ongoing = ongoing;
    this.folded = List.copyOf(ongoing.folded());
    this.forgotten = ongoing.forgotten();
    this.weighty = weighty;
    this.notable = notable;
  }

  /** The new content; packs state and trace at each call. */
  public Map<String, Object> content() {
    return ongoing.packed(said);
  }

  /**
   * The new content with state and trace as they were given: enough for whoever reads scores, for a
   * fraction of the cost, as long as the events are folded again before it is stored for good.
   */
  public Map<String, Object> said() {
    return said;
  }

  /** The events that were not in the state before, oldest call first. */
  public List<MappedEvent> folded() {
    return folded;
  }

  /**
   * Those of the {@linkplain #folded() folded} that would be counted twice if they were folded onto
   * the new content again: they have no id, or more newer ones than a state remembers are in it
   * already, as when they come late or the clock went back.
   */
  public List<MappedEvent> forgotten() {
    return forgotten;
  }

  /** Whether an event is among them that is rare and weighs much, such as an order. */
  public boolean weighty() {
    return weighty;
  }

  /**
   * Whether somebody would act on the difference: another band, tier or word, a score that appeared
   * or went, or a {@linkplain #weighty() weighty} event.
   */
  public boolean notable() {
    return notable;
  }
}
