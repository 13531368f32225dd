/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.job.Progress;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.ProfileStore;
import io.foresight.services.unomi.Definitions;
import io.foresight.services.unomi.OwnScope;
import io.foresight.services.unomi.PredictiveSegments;
import io.foresight.services.unomi.ProfileMerging;
import io.foresight.services.unomi.ScoringRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes everything of ours out of Unomi, before the bundles are removed. */
@Component(service = Uninstall.class)
public class Uninstall {
  private static final int BATCH = 1_000;

  @Reference private DocumentStore documents;
  @Reference private ProfileStore profiles;
  @Reference private ScoringRule rule;
  @Reference private ProfileMerging merging;
  @Reference private OwnScope scope;
  @Reference private LiveSettings settings;
  @Reference private PredictiveSegments segments;
  @Reference private Definitions definitions;

  /**
   * @param keep leaves our own indices: models, goals, jobs
   */
  Map<String, Object> run(boolean keep) {
    rule.remove();
    merging.remove();
    scope.remove(settings.get().scope());
    int removedSegments = segments.removeOurs();
    long cleared = clearProfiles();
    profiles.indexCopiesAgain();
    int removedTypes = definitions.removeOurs();
    List<String> dropped = new ArrayList<>();
    if (!keep) {
      for (String c : documents.collections()) {
        documents.drop(c);
        dropped.add(c);
      }
    }
    return Maps.map(
        "rule", ScoringRule.ID,
        "segments", removedSegments,
        "profiles", cleared,
        "definitions", removedTypes,
        "collections", dropped);
  }

  private long clearProfiles() {
    Map<String, Map<String, Object>> batch = new LinkedHashMap<>();
    long[] cleared = {0};
    // What was written a moment ago must be found.
    profiles.refresh();
    profiles.scan(
        List.of("systemProperties.foresight.state"),
        0,
        1,
        p -> {
          if (p.source().get("systemProperties") != null) {
            batch.put(p.id(), nothing());
          }
          if (batch.size() == BATCH) {
            cleared[0] += flush(batch);
          }
        },
        Progress.NONE);
    cleared[0] += flush(batch);
    profiles.refresh();
    return cleared[0];
  }

  private int flush(Map<String, Map<String, Object>> batch) {
    int n = batch.size();
    if (n > 0) {
      profiles.update(new LinkedHashMap<>(batch));
      batch.clear();
    }
    return n;
  }

  private static Map<String, Object> nothing() {
    return Collections.singletonMap(
        "systemProperties", Collections.singletonMap("foresight", null));
  }
}
