/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.governance;

import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The only door to live: it asks for what the policy demands, refuses what an audit has failed, and
 * writes every decision to the audit log. Rolling back needs no approval, because what was live
 * once was let in once, and going back must be quick; it is logged like everything else.
 */
public final class Governance {
  private final ModelRegistry registry;
  private final AuditLog log;
  private final ApprovalPolicy policy;

  /**
   * @param policy how many persons must approve
   */
  public Governance(ModelRegistry registry, AuditLog log, ApprovalPolicy policy) {
    this.registry = registry;
    this.log = log;
    this.policy = policy;
  }

  /** How many persons must approve. */
  public ApprovalPolicy policy() {
    return policy;
  }

  /** Why a version may not be approved or go live, in a sentence; empty when nothing is wrong. */
  public static String objection(ModelRecord model) {
    if (!model.releasable()) {
      return model.version() + " cannot be released: " + model.reason();
    }
    Object fairness = model.lastCheck("fairness");
    if (fairness == null) {
      fairness = model.card().get("fairness");
    }
    if (fairness instanceof Map && Boolean.FALSE.equals(((Map<?, ?>) fairness).get("passed"))) {
      return model.version()
          + " failed its fairness audit: "
          + ((Map<?, ?>) fairness).get("reason");
    }
    return "";
  }

  /**
   * Approves a version in a person's name; with the last approval needed it becomes approved.
   *
   * @throws IllegalStateException if something speaks against it, or this person has approved it
   * @throws io.foresight.core.input.InvalidInputException if the name is no person's
   * @throws java.util.NoSuchElementException if there is no such version
   */
  public ModelRecord approve(String version, String by, String comment) {
    String person = Person.named(by);
    ModelRecord model = registry.get(version);
    refuse(objection(model));
    if (persons(model).contains(Person.key(person))) {
      refuse(person + " has approved " + version + " already");
    }
    ModelRecord approved = registry.approve(version, person, comment, policy.persons());
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("comment", comment);
    details.put("approvals", approved.approvals().size());
    details.put("needed", policy.persons());
    log.append("model.approve", person, version, details);
    return approved;
  }

  /** What is still needed before a version may go live; empty when nothing is. */
  public String missing(ModelRecord model) {
    boolean wasLive =
        model.status() == ModelRecord.Status.LIVE || model.status() == ModelRecord.Status.RETIRED;
    int left = policy.persons() - persons(model).size();
    if (wasLive || left <= 0) {
      return "";
    }
    String persons = left == 1 ? " more person" : " more persons";
    return model.version() + " needs the approval of " + left + persons;
  }

  private static Set<String> persons(ModelRecord model) {
    Set<String> out = new HashSet<>();
    model.approvals().forEach(a -> out.add(Person.key(String.valueOf(a.get("by")))));
    return out;
  }

  /**
   * Puts a version live.
   *
   * @param by who does it; {@code automatic} for the machine
   * @param why for the log, may be empty
   * @throws IllegalStateException if something speaks against it or an approval is missing
   */
  public ModelRecord promote(String version, String by, String why) {
    ModelRecord model = registry.get(version);
    refuse(objection(model));
    refuse(missing(model));
    ModelRecord live = registry.promote(version, by);
    log.append("model.promote", by, version, details(live, why));
    return live;
  }

  /**
   * Puts the version live that was live before. Score everybody again afterwards: the old version's
   * bytes are kept, so the scores are those it would have given all along.
   *
   * @throws IllegalStateException if there is none, or it has failed an audit since
   */
  public ModelRecord rollback(String goal, String by, String why) {
    String from = registry.live().getOrDefault(goal, "");
    refuse(objection(registry.get(registry.former(goal))));
    ModelRecord live = registry.rollback(goal, by);
    Map<String, Object> details = details(live, why);
    details.put("from", from);
    log.append("model.rollback", by, live.version(), details);
    return live;
  }

  private static Map<String, Object> details(ModelRecord model, String why) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("goal", model.goal());
    if (!why.isBlank()) {
      m.put("why", why);
    }
    return m;
  }

  private static void refuse(String reason) {
    if (!reason.isEmpty()) {
      throw new IllegalStateException(reason);
    }
  }
}
