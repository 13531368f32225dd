/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.consent.ConsentGate;
import io.foresight.core.event.MappedEvent;
import io.foresight.core.event.Role;
import io.foresight.core.live.ForesightMap;
import io.foresight.core.store.RawEvent;
import io.foresight.services.api.LiveChange;
import io.foresight.services.api.LiveScoring;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Offers fold and score to Unomi's actions; never touches the store. */
@Component(service = LiveScoring.class)
public class LiveScoringComponent implements LiveScoring {
  @Reference private Engine engine;
  @Reference private EventMappings mappings;
  @Reference private LiveSettings settings;

  @Reference(target = "(foresight=true)")
  private Clock clock;

  @Override
  public boolean follows(String eventType) {
    return engine.follows(eventType);
  }

  @Override
  public Optional<LiveChange> onEvent(
      String profileId,
      Map<String, Object> foresight,
      Map<String, Object> profileProperties,
      RawEvent event) {
    if (engine.retired() || !engine.quarantine().admits(event)) {
      return Optional.empty();
    }
    MappedEvent mapped = mappings.mapping().map(event);
    if (mapped == null) {
      return Optional.empty();
    }
    boolean touch = mapped.role() == Role.MAIL_OPEN || mapped.role() == Role.MAIL_CLICK;
    MappedEvent judged =
        touch
            ? engine
                .live()
                .machines()
                .judge(ForesightMap.state(latest(profileId, foresight, profileProperties)), mapped)
            : mapped;
    return engine.writeBehind().onEvent(profileId, foresight, profileProperties, judged);
  }

  @Override
  public void belongs(String profileId, Map<String, Boolean> moves) {
    engine.writeBehind().belongs(profileId, moves);
  }

  @Override
  public Map<String, Object> latest(
      String profileId, Map<String, Object> foresight, Map<String, Object> profileProperties) {
    return engine.writeBehind().latest(profileId, foresight, profileProperties);
  }

  @Override
  public Optional<Map<String, Object>> rescore(
      Map<String, Object> foresight,
      Map<String, Object> profileProperties,
      Collection<String> goalIds) {
    return engine.scorer().rescore(foresight, profileProperties, goalIds, clock.millis());
  }

  @Override
  public Optional<Map<String, Object>> merge(
      Map<String, Object> foresight,
      Map<String, Object> profileProperties,
      List<Map<String, Object>> others) {
    return engine.scorer().merge(foresight, profileProperties, others, clock.millis());
  }

  @Override
  public boolean consents(Map<String, Object> consents) {
    return new ConsentGate(settings.get().scoringConsent()).permits(consents, clock.millis());
  }
}
