/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import io.foresight.core.store.RawEvent;
import io.foresight.services.api.LiveChange;
import io.foresight.services.api.LiveScoring;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The far end of our calls: answers what the test says and remembers what it was given. */
final class RecordedScoring implements LiveScoring {
  Optional<Map<String, Object>> answer = Optional.empty();
  boolean consent = true;
  boolean urgent = true;
  final Map<String, Map<String, Object>> waiting = new HashMap<>();
  @Nullable Throwable failure;
  final List<Object> calls = new ArrayList<>();
  Set<String> followed = Set.of();

  @Override
  public boolean follows(String eventType) {
    return followed.contains(eventType);
  }

  @Override
  public Optional<LiveChange> onEvent(
      String profileId,
      Map<String, Object> foresight,
      Map<String, Object> properties,
      RawEvent event) {
    return answer(event).map(content -> new LiveChange(content, urgent));
  }

  @Override
  public void belongs(String profileId, Map<String, Boolean> moves) {
    calls.add(moves);
  }

  @Override
  public Map<String, Object> latest(
      String profileId, Map<String, Object> foresight, Map<String, Object> properties) {
    return waiting.getOrDefault(profileId, foresight);
  }

  @Override
  public Optional<Map<String, Object>> rescore(
      Map<String, Object> foresight, Map<String, Object> properties, Collection<String> goalIds) {
    return answer(goalIds);
  }

  @Override
  public Optional<Map<String, Object>> merge(
      Map<String, Object> foresight,
      Map<String, Object> properties,
      List<Map<String, Object>> others) {
    return answer(others);
  }

  @Override
  public boolean consents(Map<String, Object> consents) {
    return consent;
  }

  private Optional<Map<String, Object>> answer(Object call) {
    calls.add(call);
    if (failure instanceof Error) {
      throw (Error) failure;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
    return answer;
  }
}
