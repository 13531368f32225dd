/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.features.FeatureReader;
import io.foresight.core.goal.Goal;
import io.foresight.core.live.LiveInsight;
import io.foresight.core.live.LiveModel;
import io.foresight.core.live.ProfileScorer;
import io.foresight.core.mail.MachineFilter;
import io.foresight.core.mail.MailFilterOptions;
import io.foresight.core.model.ModelCodec;
import io.foresight.core.model.ModelFormatException;
import io.foresight.core.recommend.interaction.InteractionWeights;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import io.foresight.core.score.PercentileTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live models of all goals, decoded once and swapped as a whole. {@link #refresh} is cheap when
 * nothing changed and is called every few seconds, so that all nodes follow a promotion.
 */
final class LiveModels {
  private static final Logger LOG = LoggerFactory.getLogger(LiveModels.class);

  private final ModelRegistry registry;
  private final GoalStore goals;
  private final Populations populations;
  private final Supplier<FeatureReader> reader;
  private final Supplier<InteractionWeights> weights;
  private final Insights insights;
  private final Clock clock;
  private volatile Snapshot snapshot;

  LiveModels(
      ModelRegistry registry,
      GoalStore goals,
      Populations populations,
      Supplier<FeatureReader> reader,
      Supplier<InteractionWeights> weights,
      Insights insights,
      Clock clock) {
    this.registry = registry;
    this.goals = goals;
    this.populations = populations;
    this.reader = reader;
    this.weights = weights;
    this.insights = insights;
    this.clock = clock;
    this.snapshot =
        new Snapshot(
            new LinkedHashMap<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            MachineFilter.rules(MailFilterOptions.defaults()),
            reader.get(),
            weights.get());
  }

  /** Scores with the live models of this moment. */
  ProfileScorer scorer() {
    return snapshot.scorer;
  }

  /** Tells people's opens and clicks from machines'. */
  MachineFilter machines() {
    return snapshot.machines;
  }

  List<LiveModel> all() {
    return snapshot.models;
  }

  /** Goals with a live model. */
  List<Goal> goals() {
    List<Goal> out = new ArrayList<>();
    snapshot.models.forEach(m -> out.add(m.goal()));
    return out;
  }

  synchronized void refresh(boolean force) {
    Map<String, String> versions = registry.live();
    Map<String, Object> live = new LinkedHashMap<>(versions);
    live.put("insights", insights.stamps());
    FeatureReader now = reader.get();
    InteractionWeights counts = weights.get();
    if (!force
        && live.equals(snapshot.versions)
        && now == snapshot.reader
        && counts.equals(snapshot.weights)) {
      return;
    }
    List<LiveModel> models = new ArrayList<>();
    for (Map.Entry<String, String> e : versions.entrySet()) {
      LiveModel m = load(e.getKey(), e.getValue(), now);
      if (m != null) {
        models.add(m);
      }
    }
    insights.refresh();
    snapshot = new Snapshot(live, models, insights.live(), insights.mailFilter(), now, counts);
    LOG.info("Live models: {}", live.values());
  }

  private LiveModel load(String goal, String version, FeatureReader now) {
    try {
      ModelRecord record = registry.get(version);
      byte[] bytes = record.artefact();
      if (bytes == null) {
        throw new ModelFormatException("it has no content");
      }
      PercentileTable table = populations.get(version).orElse(PercentileTable.EMPTY);
      return new LiveModel(goals.get(goal), version, ModelCodec.decode(bytes), table, now, clock);
    } catch (ModelFormatException e) {
      LOG.error("Model {} is not used: {}", version, e.getMessage());
    } catch (NoSuchElementException e) {
      LOG.warn("Model {} is not used: {}", version, e.getMessage());
    }
    return null;
  }

  private static final class Snapshot {
    private final Map<String, Object> versions;
    private final List<LiveModel> models;
    private final FeatureReader reader;
    private final InteractionWeights weights;
    private final MachineFilter machines;
    private final ProfileScorer scorer;

    Snapshot(
        Map<String, Object> versions,
        List<LiveModel> models,
        List<LiveInsight> insights,
        MachineFilter machines,
        FeatureReader reader,
        InteractionWeights weights) {
      this.versions = versions;
      this.models = models;
      this.reader = reader;
      this.weights = weights;
      this.machines = machines;
      this.scorer = new ProfileScorer(reader, models, insights, weights);
    }
  }
}
