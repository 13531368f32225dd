/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.live;

import io.foresight.core.event.MappedEvent;
import java.util.List;
import java.util.Map;

/** What events made of the content of {@code systemProperties.foresight}. Immutable. */
public final class LiveUpdate {
  private final Map<String, Object> content;
  private final List<MappedEvent> folded;
  private final List<MappedEvent> forgotten;
  private final boolean weighty;
  private final boolean notable;

  /**
   * @param folded the events that were new to the state
   * @param forgotten those of them that the state does not remember
   */
  LiveUpdate(
      Map<String, Object> content,
      List<MappedEvent> folded,
      List<MappedEvent> forgotten,
      boolean weighty,
      boolean notable) {
    this.content = content;
    this.folded = folded;
    this.forgotten = forgotten;
    this.weighty = weighty;
    this.notable = notable;
  }

  /** The new content. */
  public Map<String, Object> content() {
    return content;
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
