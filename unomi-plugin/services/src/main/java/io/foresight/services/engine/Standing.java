/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.goal.Goal;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a goal stands: which version is live, of what kind, and which one waits for people. */
final class Standing {
  private static final int NEWEST = 20;
  private static final Set<Object> OPEN = Set.of("candidate", "approved");

  private final ModelRegistry registry;
  private final Release release;

  Standing(ModelRegistry registry, Release release) {
    this.registry = registry;
    this.release = release;
  }

  /**
   * {@code live} and {@code kind} ({@code learned} or {@code rule_of_thumb}) unless nothing is
   * live; {@code waiting}, the newest version that people could put live, unless there is none; and
   * {@code meanwhile}, what people get for now, in a sentence.
   *
   * @param ready whether the data suffice to learn it
   */
  Map<String, Object> of(Goal goal, boolean ready) {
    Map<String, Object> out = new LinkedHashMap<>();
    String live = registry.live().get(goal.id());
    boolean rule = live != null && Fallback.isRule(registry.get(live));
    if (live != null) {
      out.put("live", live);
      out.put("kind", rule ? "rule_of_thumb" : "learned");
    }
    Optional<ModelRecord> waiting = waiting(goal.id(), live);
    waiting.ifPresent(w -> out.put("waiting", w.version()));
    out.put("meanwhile", meanwhile(goal, live, rule, waiting, ready));
    return out;
  }

  /** What people still have to do before the newest good version goes live; empty when nothing. */
  Optional<String> awaited(Goal goal) {
    return waiting(goal.id(), registry.live().get(goal.id())).map(release::awaited);
  }

  /** The newest version that is good enough, newer than the live one, and not live. */
  private Optional<ModelRecord> waiting(String goal, String live) {
    if (release.automatic()) {
      return Optional.empty();
    }
    for (Map<String, Object> summary : registry.list(goal, NEWEST)) {
      String version = String.valueOf(summary.get("version"));
      if (version.equals(live)) {
        return Optional.empty();
      }
      if (OPEN.contains(summary.get("status")) && Boolean.TRUE.equals(summary.get("releasable"))) {
        ModelRecord model = registry.get(version);
        if (!hasLost(model)) {
          return Optional.of(model);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean hasLost(ModelRecord model) {
    Object challenge = model.card().get("challenge");
    return challenge instanceof Map && !Boolean.TRUE.equals(((Map<?, ?>) challenge).get("won"));
  }

  private String meanwhile(
      Goal goal, String live, boolean rule, Optional<ModelRecord> waiting, boolean ready) {
    String wait = waiting.map(w -> "; " + release.awaited(w)).orElse("");
    if (live != null && !rule) {
      return live + ", a learned model, is live" + wait + ".";
    }
    if (goal.kind() == Goal.Kind.AMOUNT) {
      return (ready ? "The goal can be learned" : "The goal cannot be learned yet")
          + "; until a model beats the naive spend rate"
          + (release.automatic() ? "" : " and " + release.whoDecides())
          + " there are no scores"
          + wait
          + ".";
    }
    if (live != null) {
      return live
          + ", a rule of thumb (how recently and how often), is live: tier rules or pooled"
          + (ready ? "; a model that beats it takes its place" : "")
          + wait
          + ".";
    }
    if (waiting.isPresent()) {
      return "Nothing is live and there are no scores" + wait + ".";
    }
    return release.automatic()
        ? "The first training puts a rule of thumb (how recently and how often) live, unless a "
            + "learned model beats it at once."
        : "Nothing is live and there are no scores: the first training makes a rule of thumb or a "
            + "learned model, which goes live when "
            + release.whoDecides()
            + ".";
  }
}
