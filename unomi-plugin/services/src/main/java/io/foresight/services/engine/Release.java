/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.dataset.ModelScores;
import io.foresight.core.evaluate.AmountComparison;
import io.foresight.core.evaluate.AmountRanking;
import io.foresight.core.evaluate.Bootstrap;
import io.foresight.core.evaluate.Challenge;
import io.foresight.core.evaluate.Comparison;
import io.foresight.core.evaluate.Ranking;
import io.foresight.core.governance.Governance;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.model.ModelCodec;
import io.foresight.core.model.ModelFormatException;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a newly trained version goes live by itself. */
final class Release {
  static final String MACHINE = "automatic";

  private static final Logger LOG = LoggerFactory.getLogger(Release.class);
  private static final int RESAMPLES = 200;

  private final ModelRegistry registry;
  private final Governance governance;
  private final Settings settings;

  Release(ModelRegistry registry, Governance governance, Settings settings) {
    this.registry = registry;
    this.governance = governance;
    this.settings = settings;
  }

  /** Whether anything may go live without a person. */
  boolean automatic() {
    return settings.promotesAutomatically() && governance.policy().persons() == 0;
  }

  /**
   * The new model against the live one on rows that neither learned from: the new one's test rows
   * lie in the future of both.
   *
   * @return {@code champion, won, reason} and figures; empty when no learned model is live
   */
  Optional<Map<String, Object>> challenge(String goal, ScoringModel challenger, TrainingSet test) {
    String version = registry.live().get(goal);
    if (version == null) {
      return Optional.empty();
    }
    ModelRecord champion = registry.get(version);
    byte[] bytes = champion.artefact();
    if (Fallback.isRule(champion) || bytes == null) {
      return Optional.empty();
    }
    ScoringModel theirs;
    try {
      theirs = ModelCodec.decode(bytes);
    } catch (ModelFormatException e) {
      LOG.warn("Model {} cannot be compared with: {}", version, e.getMessage());
      return Optional.empty();
    }
    if (theirs.ofAmounts() != challenger.ofAmounts()) {
      // The goal's kind was changed: there is nothing to compare.
      return Optional.empty();
    }
    boolean failed = Checks.hasFailed(champion);
    Bootstrap bootstrap = new Bootstrap(test.groups(), RESAMPLES, settings.seed());
    double[] mine = ModelScores.of(challenger, test);
    double[] others = ModelScores.of(theirs, test);
    Map<String, Object> out = Maps.map("champion", version);
    out.putAll(
        challenger.ofAmounts()
            ? new AmountChallenge(
                    AmountComparison.of(
                        new AmountRanking(mine, test.amounts()),
                        new AmountRanking(others, test.amounts()),
                        bootstrap),
                    failed)
                .toMap()
            : new Challenge(
                    Comparison.of(
                        new Ranking(mine, test.labels()),
                        new Ranking(others, test.labels()),
                        bootstrap),
                    failed)
                .toMap());
    return Optional.of(out);
  }

  /** Puts a version live in the machine's name. */
  void promote(ModelRecord model, String why) {
    governance.promote(model.version(), MACHINE, why);
  }

  /**
   * Puts a version live if the settings let the machine do so.
   *
   * @return what happened, in a sentence
   */
  String decide(ModelRecord model, Optional<Map<String, Object>> challenge) {
    String why = challenge.map(c -> String.valueOf(c.get("reason"))).orElse(model.reason());
    if (!model.releasable()) {
      return model.reason();
    }
    if (challenge.isPresent() && !Boolean.TRUE.equals(challenge.get().get("won"))) {
      return why;
    }
    String awaited = awaited(model);
    if (!awaited.isEmpty()) {
      return why + "; " + awaited;
    }
    promote(model, why);
    return why;
  }

  /** What people still have to do before a version goes live; empty when nothing. */
  String awaited(ModelRecord model) {
    String missing = governance.missing(model);
    if (!missing.isEmpty()) {
      return missing;
    }
    if (!settings.promotesAutomatically()) {
      return model.version() + " waits: promotion is manual, somebody has to promote it";
    }
    return automatic() ? "" : model.version() + " is approved: somebody has to promote it";
  }

  /** What people must have done before anything goes live, in words. */
  String whoDecides() {
    int persons = governance.policy().persons();
    return persons == 0
        ? "somebody has promoted it"
        : (persons == 1 ? "one person has" : persons + " persons have") + " approved it";
  }
}
