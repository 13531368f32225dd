/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.governance.AuditLog;
import io.foresight.core.governance.Governance;
import io.foresight.core.governance.ModelCard;
import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.job.JobContext;
import io.foresight.core.registry.ModelRecord;
import io.foresight.services.GovernanceOperations;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The verbs of {@link GovernanceOperations} over the engine. */
@Component(immediate = true, service = GovernanceOperations.class)
public class GovernanceVerbs implements GovernanceOperations {
  private static final String OPERATOR = "operator";

  @Reference private Engine engine;
  @Reference private MailPlatforms mail;

  @Activate
  void activate() {
    engine.jobs().register("fairness", job -> engine.fairness().run(job));
    engine.jobs().register("check", this::check);
  }

  @Override
  public Map<String, Object> approve(String version, Map<String, Object> request, String user) {
    Fields f = Fields.of("", request).allowOnly(Set.of("by", "comment"));
    String by = f.string("by", user);
    Governance governance = engine.governance();
    ModelRecord model = governance.approve(version, by, f.string("comment", ""));
    Map<String, Object> out = model.summary();
    out.put("approvals", model.approvals());
    out.put("missing", governance.missing(model));
    return out;
  }

  @Override
  public Map<String, Object> promote(String version, String user) {
    String by = user.isBlank() ? OPERATOR : user;
    Map<String, Object> out = engine.governance().promote(version, by, "").summary();
    engine.live().refresh(true);
    return out;
  }

  @Override
  public Map<String, Object> audit(String subject, int limit) {
    if (limit < 1 || limit > 10_000) {
      throw new InvalidInputException("limit", "must be in 1..10000, was " + limit);
    }
    AuditLog log = engine.audit();
    List<String> problems = log.verify();
    return Maps.map(
        "whole", problems.isEmpty(),
        "problems", problems,
        "head", log.head(),
        "entries", log.entries(subject, limit));
  }

  @Override
  public String card(String version) {
    return ModelCard.of(engine.registry().get(version)).toMarkdown();
  }

  @Override
  public Map<String, Object> simulate(String version, Map<String, Object> request) {
    return Simulation.of(engine.registry().get(version), request);
  }

  @Override
  public Map<String, Object> fairness(String version, Map<String, Object> request) {
    engine.registry().get(version);
    return submit("fairness", FairnessRun.checked(version, request));
  }

  @Override
  public List<Map<String, Object>> checks(String version) {
    return engine.registry().get(version).checks();
  }

  @Override
  public Map<String, Object> check(Map<String, Object> request) {
    String goal = Fields.of("", request).allowOnly(Set.of("goal")).string("goal", null);
    if (goal == null) {
      return submit("check", Map.of("now", true));
    }
    engine.goals().get(goal);
    return submit("check", Map.of("now", true, "goal", goal));
  }

  private Map<String, Object> check(JobContext job) {
    Map<String, Object> out = engine.checks().run(job);
    engine.live().refresh(true);
    return Maps.map("goals", out);
  }

  @Override
  public List<Map<String, Object>> alarms() {
    return engine.alarms().of(engine.registry().live());
  }

  @Override
  public Map<String, Object> erase(String profile, String user) {
    engine.writeBehind().forget(profile);
    return engine.forgetting(mail::forget).erase(profile, user.isBlank() ? OPERATOR : user);
  }

  private Map<String, Object> submit(String name, Map<String, Object> parameters) {
    return Maps.map("job", engine.jobs().submit(name, parameters).id());
  }
}
