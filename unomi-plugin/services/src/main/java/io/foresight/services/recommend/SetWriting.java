/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.recommend;

import io.foresight.core.consent.ConsentGate;
import io.foresight.core.dataset.Parts;
import io.foresight.core.input.Fields;
import io.foresight.core.job.JobContext;
import io.foresight.core.live.ItemTrace;
import io.foresight.core.store.ProfileStore;
import io.foresight.core.store.RawProfile;
import io.foresight.services.api.LiveScoring;
import io.foresight.services.api.RecommendationService;
import io.foresight.services.engine.Maps;
import io.foresight.services.engine.Settings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Writes sets to the profiles of everybody who did something with an item, in bulk. */
final class SetWriting {
  private static final int BATCH = 500;
  private static final int PARTS = 8;

  private final ProfileStore profiles;
  private final Recommending recommending;
  private final Settings settings;
  private final long now;
  private final LongAdder written = new LongAdder();
  private final LongAdder same = new LongAdder();
  private final LongAdder withoutConsent = new LongAdder();
  private final LongAdder failed = new LongAdder();

  /**
   * @param now the product's now
   */
  SetWriting(ProfileStore profiles, Recommending recommending, Settings settings, long now) {
    this.profiles = profiles;
    this.recommending = recommending;
    this.settings = settings;
    this.now = now;
  }

  /** Writes; safe to repeat. */
  Map<String, Object> run(List<String> slots, JobContext job) {
    List<String> fields =
        List.of(
            "systemProperties.foresight", "properties." + settings.segmentProperty(), "consents");
    int parts = Math.max(settings.threads(), PARTS);
    Parts.run(
        "writing recommendations",
        0,
        parts,
        settings.threads(),
        part -> {
          Map<String, Map<String, Object>> batch = new LinkedHashMap<>();
          profiles.scan(
              fields,
              part,
              parts,
              p -> one(p, slots, batch),
              (phase, done, all) -> job.report("writing recommendations", part, parts));
          flush(batch);
        },
        job);
    profiles.refresh();
    return Maps.map(
        "written", written.sum(),
        "same", same.sum(),
        "withoutConsent", withoutConsent.sum(),
        "failed", failed.sum(),
        "slots", slots);
  }

  private void one(RawProfile p, List<String> slots, Map<String, Map<String, Object>> batch) {
    Fields source = Fields.of("profile", p.source());
    Map<String, Object> foresight =
        source.object("systemProperties").object(LiveScoring.PROPERTY).asMap();
    Object before = foresight.get(RecommendationService.RECOMMEND);
    if (!new ConsentGate(settings.scoringConsent()).permits(p.source().get("consents"), now)) {
      withoutConsent.increment();
      if (before != null) {
        add(p.id(), null, batch);
      }
      return;
    }
    if (!ItemTrace.has(foresight)) {
      return;
    }
    Map<String, Object> next = new LinkedHashMap<>(foresight);
    Map<String, Object> properties = source.object("properties").asMap();
    for (String slot : slots) {
      next.put(
          RecommendationService.RECOMMEND, recommending.written(slot, p.id(), next, properties));
    }
    Object after = next.get(RecommendationService.RECOMMEND);
    if (after == null || after.equals(before) || ((Map<?, ?>) after).isEmpty()) {
      same.increment();
    } else {
      add(p.id(), after, batch);
    }
  }

  private void add(String id, Object content, Map<String, Map<String, Object>> batch) {
    Map<String, Object> recommend =
        Collections.singletonMap(RecommendationService.RECOMMEND, content);
    batch.put(id, Map.of("systemProperties", Map.of(LiveScoring.PROPERTY, recommend)));
    if (batch.size() >= BATCH) {
      flush(batch);
    }
  }

  private void flush(Map<String, Map<String, Object>> batch) {
    if (batch.isEmpty()) {
      return;
    }
    int refused = profiles.update(new LinkedHashMap<>(batch)).size();
    failed.add(refused);
    written.add(batch.size() - (long) refused);
    batch.clear();
  }
}
