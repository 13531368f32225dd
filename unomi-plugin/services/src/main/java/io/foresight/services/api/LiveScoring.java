/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.api;

import io.foresight.core.store.RawEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the content of a profile's {@code systemProperties.foresight} right while Unomi works on
 * the profile. Called inside Unomi's rule evaluation, that is in the thread of a visitor's request
 * and possibly for many profiles at once: implementations are thread-safe, take microseconds, and
 * neither query nor save nor wait.
 *
 * <p>In every method {@code foresight} is the present content (empty when the profile has none). It
 * is never changed; a result is a new map that also carries over the keys the implementation does
 * not know, such as {@link #MERGED_FROM}. An empty result means that nothing changed, compared
 * after rounding, so that callers can tell Unomi so and no endless {@code profileUpdated} loop
 * begins.
 */
public interface LiveScoring {
  /** Name of the system property that holds our part of a profile. */
  String PROPERTY = "foresight";

  /**
   * Key below {@link #PROPERTY}: ids of the profiles whose state was merged in, newest last. Guards
   * against counting the same profile twice.
   */
  String MERGED_FROM = "mergedFrom";

  /**
   * Whether events of a type are to be handed to {@link #onEvent} without a rule that says so; none
   * before everything of ours is in place, and none where {@code live.trigger} leaves it to rules.
   */
  boolean follows(String eventType);

  /**
   * Folds an event into the feature state and rescores all goals that have a live model.
   *
   * @param profileId whose event it is
   * @param foresight present content of {@code systemProperties.foresight}
   * @param profileProperties the profile's {@code properties}
   * @param event the event as Unomi would store it
   * @return what became of the content, or empty when the event changes nothing
   */
  Optional<LiveChange> onEvent(
      String profileId,
      Map<String, Object> foresight,
      Map<String, Object> profileProperties,
      RawEvent event);

  /**
   * Has changes of segments stored with what waits of a profile. Those of a later event replace
   * them; an event that changes none takes them back.
   *
   * @param moves segment id to whether the profile belongs to it; not empty
   */
  void belongs(String profileId, Map<String, Boolean> moves);

  /**
   * The content with events that were folded but are not stored yet.
   *
   * @param foresight content of {@code systemProperties.foresight} as it was loaded
   * @return that content itself when nothing is waiting
   */
  Map<String, Object> latest(
      String profileId, Map<String, Object> foresight, Map<String, Object> profileProperties);

  /**
   * Scores again without an event.
   *
   * @param foresight present content of {@code systemProperties.foresight}
   * @param profileProperties the profile's {@code properties}
   * @param goalIds goals to rescore; empty means all that have a live model
   * @return the new content, or empty when no score changed
   */
  Optional<Map<String, Object>> rescore(
      Map<String, Object> foresight,
      Map<String, Object> profileProperties,
      Collection<String> goalIds);

  /**
   * Merges the feature states of profiles that become one, and rescores. The order of {@code
   * others} does not matter.
   *
   * @param foresight present content of the surviving profile's {@code systemProperties.foresight}
   * @param profileProperties the surviving profile's {@code properties}
   * @param others the contents of the other profiles, none of which was merged in before
   * @return the new content, or empty when the others add nothing
   */
  Optional<Map<String, Object>> merge(
      Map<String, Object> foresight,
      Map<String, Object> profileProperties,
      List<Map<String, Object>> others);

  /**
   * Whether a profile with these consents may be profiled.
   *
   * @param consents as stored by Unomi: consent id to {@code {scope, typeIdentifier, status,
   *     statusDate, revokeDate}}, status being {@code GRANTED}, {@code DENIED} or {@code REVOKED}
   *     and the dates ISO 8601 or {@link java.util.Date}
   */
  boolean consents(Map<String, Object> consents);
}
