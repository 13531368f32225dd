/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.goal.Goal;
import io.foresight.core.governance.Governance;
import io.foresight.core.input.Fields;
import io.foresight.core.job.JobContext;
import io.foresight.core.model.ModelFormatException;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Holds the live models against what really happened, notes it in their records, and does what the
 * policy says when one has lost its quality. Rules of thumb promise nothing and are not checked.
 */
final class CheckRun {
  private final ModelRegistry registry;
  private final Governance governance;
  private final Judge probabilities;
  private final Judge amounts;
  private final Alarms alarms;
  private final Settings settings;
  private final Clock clock;
  private final BiConsumer<String, Map<String, Object>> submit;

  /**
   * @param submit queues a job by name and parameters
   */
  CheckRun(
      ModelRegistry registry,
      Governance governance,
      Judge probabilities,
      Judge amounts,
      Alarms alarms,
      Settings settings,
      Clock clock,
      BiConsumer<String, Map<String, Object>> submit) {
    this.registry = registry;
    this.governance = governance;
    this.probabilities = probabilities;
    this.amounts = amounts;
    this.alarms = alarms;
    this.settings = settings;
    this.clock = clock;
    this.submit = submit;
  }

  /**
   * Goal id to what came out. Without parameters only what is due is checked; {@code now: true}
   * checks at once, {@code goal} only that one. A goal checked before its node died is not checked
   * again.
   */
  Map<String, Object> run(JobContext job) {
    Fields f = Fields.of("", job.parameters());
    String only = f.string("goal", "");
    Map<String, Object> out =
        new LinkedHashMap<>(Fields.of("checkpoint", job.checkpoint()).object("goals").asMap());
    for (Map.Entry<String, String> e : registry.live().entrySet()) {
      String goal = e.getKey();
      if (out.containsKey(goal) || !only.isEmpty() && !only.equals(goal)) {
        continue;
      }
      job.report("checking " + e.getValue(), out.size(), registry.live().size());
      out.put(goal, check(registry.get(e.getValue()), f.bool("now", false), job));
      job.checkpoint(Maps.map("goals", new LinkedHashMap<>(out)));
    }
    return out;
  }

  private Map<String, Object> check(ModelRecord model, boolean atOnce, JobContext job) {
    if (Fallback.isRule(model)) {
      return skipped(model, "a rule of thumb promises nothing that could be checked");
    }
    Goal goal = Goal.from(Fields.of("card", model.card()).object("goal").asMap());
    long now = clock.millis();
    long asOf = Checks.asOf(model, goal, now);
    if (now - asOf < Duration.ofDays(1).toMillis()) {
      return skipped(model, "it has not been there for a day");
    }
    long since = liveSince(model);
    if (!atOnce && !Checks.due(model, goal, since, settings.checkAfterDays(), now)) {
      return skipped(model, "not due yet");
    }
    try {
      return judge(model, goal, asOf, now, job);
    } catch (ModelFormatException e) {
      return skipped(model, "its content cannot be read: " + e.getMessage());
    }
  }

  private Map<String, Object> judge(
      ModelRecord model, Goal goal, long asOf, long now, JobContext job) {
    Judge judge = goal.kind() == Goal.Kind.AMOUNT ? amounts : probabilities;
    Judge.Judgement judged = judge.judge(model, goal, asOf, now, job);
    registry.append(model.version(), "backtest", judged.backTest);
    Map<String, Object> finding = new LinkedHashMap<>(judged.drift);
    finding.putAll(judged.decision());
    registry.append(model.version(), "drift", finding);
    Map<String, Object> out =
        Maps.map(
            "version", model.version(),
            "verdict", judged.backTest.get("verdict"),
            "matured", judged.backTest.get("matured"));
    out.putAll(judged.decision());
    out.put("done", act(model, judged, now));
    return out;
  }

  private String act(ModelRecord model, Judge.Judgement judged, long now) {
    String reason = String.join("; ", judged.reasons);
    if (judged.alarm) {
      alarms.raise(model.goal(), model.version(), reason, judged.action.json(), now);
    } else {
      alarms.lift(model.goal());
    }
    switch (judged.action) {
      case RETRAIN:
        submit.accept("train", Map.of("goal", model.goal()));
        return "a challenger is being trained";
      case ROLLBACK:
        if (!settings.promotesAutomatically()) {
          return "promotion is manual: somebody has to roll back";
        }
        String back = governance.rollback(model.goal(), Release.MACHINE, reason).version();
        submit.accept("score", Map.of());
        return back + " is live again";
      default:
        return "nothing";
    }
  }

  private long liveSince(ModelRecord model) {
    for (Map<String, Object> entry : registry.history(model.goal())) {
      Object since = entry.get("since");
      if (model.version().equals(entry.get("version")) && since instanceof Number) {
        return ((Number) since).longValue();
      }
    }
    return model.createdAt();
  }

  private static Map<String, Object> skipped(ModelRecord model, String why) {
    return Maps.map("version", model.version(), "checked", false, "reason", why);
  }
}
