/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.dataset.DatasetBuilder;
import io.foresight.core.dataset.GoalDataset;
import io.foresight.core.dataset.ModelScores;
import io.foresight.core.fairness.FairnessAudit;
import io.foresight.core.fairness.FairnessOptions;
import io.foresight.core.fairness.ProxyScan;
import io.foresight.core.goal.Goal;
import io.foresight.core.governance.AuditLog;
import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.job.JobContext;
import io.foresight.core.job.Progress;
import io.foresight.core.learn.TrainingSet;
import io.foresight.core.model.ModelCodec;
import io.foresight.core.privacy.Pseudonyms;
import io.foresight.core.registry.ModelRecord;
import io.foresight.core.registry.ModelRegistry;
import io.foresight.core.store.ProfileStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Audits a version on its own test rows, made again from history up to the moment it was trained:
 * the groups are those of today's profiles.
 */
final class FairnessRun {
  private static final Set<String> NAMES =
      Set.of("version", "property", "properties", "threshold", "leastGroup", "selected", "judged");
  private static final int MAX_PROPERTIES = 10;
  private static final int MAX_PROXIES = 10;

  private final ModelRegistry registry;
  private final DatasetBuilder datasets;
  private final ProfileStore profiles;
  private final Pseudonyms pseudonyms;
  private final AuditLog log;
  private final long seed;

  /**
   * @param datasets with the same pseudonyms
   * @param seed of the bootstrap
   */
  FairnessRun(
      ModelRegistry registry,
      DatasetBuilder datasets,
      ProfileStore profiles,
      Pseudonyms pseudonyms,
      AuditLog log,
      long seed) {
    this.registry = registry;
    this.datasets = datasets;
    this.profiles = profiles;
    this.pseudonyms = pseudonyms;
    this.log = log;
    this.seed = seed;
  }

  /**
   * The parameters of the job.
   *
   * @throws InvalidInputException naming the field
   */
  static Map<String, Object> checked(String version, Map<String, Object> request) {
    Fields.of("", request).allowOnly(NAMES);
    properties(request);
    options(request);
    Map<String, Object> out = new LinkedHashMap<>(request);
    out.put("version", version);
    return out;
  }

  private static List<String> properties(Map<String, Object> request) {
    Fields f = Fields.of("", request);
    List<String> out = new ArrayList<>(f.strings("properties"));
    String one = f.string("property", "");
    if (!one.isEmpty()) {
      out.add(one);
    }
    for (String p : out) {
      if (!p.matches("[A-Za-z0-9_-]{1,64}")) {
        throw new InvalidInputException("property", "must be the name of a profile property");
      }
    }
    if (out.isEmpty() || out.size() > MAX_PROPERTIES) {
      throw new InvalidInputException(
          "property", "must be given; or properties, at most " + MAX_PROPERTIES);
    }
    return out;
  }

  private static FairnessOptions options(Map<String, Object> request) {
    Map<String, Object> own = new LinkedHashMap<>(request);
    own.keySet().removeAll(Set.of("version", "property", "properties"));
    return FairnessOptions.from(own);
  }

  /** What came out, as it was added to the record. */
  Map<String, Object> run(JobContext job) {
    Map<String, Object> request = job.parameters();
    ModelRecord model = registry.get(Fields.of("", request).string("version"));
    byte[] bytes = model.artefact();
    if (bytes == null) {
      throw new IllegalStateException(model.version() + " has no content");
    }
    TrainingSet test = testRows(model, job);
    double[] predicted = ModelScores.of(ModelCodec.decode(bytes), test);
    List<FairnessAudit> audits = new ArrayList<>();
    Map<String, Object> proxies = new LinkedHashMap<>();
    for (String property : properties(request)) {
      job.report("auditing " + property, audits.size(), properties(request).size());
      List<String> values = values(property, test, job);
      audits.add(
          FairnessAudit.of(
              property, values, predicted, test.labels(), test.groups(), options(request), seed));
      proxies.put(property, closeProxies(test, values));
    }
    Map<String, Object> finding = FairnessAudit.together(audits);
    finding.put("proxies", proxies);
    finding.put("rows", test.size());
    registry.append(model.version(), "fairness", finding);
    log.append(
        "model.fairness",
        Release.MACHINE,
        model.version(),
        Maps.map(
            "properties", properties(request),
            "passed", finding.get("passed"),
            "reason", finding.get("reason")));
    return finding;
  }

  private TrainingSet testRows(ModelRecord model, JobContext job) {
    GoalDataset data = asTrained(datasets, model, job);
    TrainingSet test =
        data.plan().sufficient() ? data.rows().subset(data.split().test()) : data.rows();
    if (test.size() == 0) {
      throw new IllegalStateException(model.version() + " has no test rows to audit on");
    }
    return test;
  }

  /** The rows that a version was trained and tested on, made again from history. */
  static GoalDataset asTrained(DatasetBuilder datasets, ModelRecord model, Progress progress) {
    Fields card = Fields.of("card", model.card());
    Goal goal = Goal.from(card.object("goal").asMap());
    long asOf = Instant.parse(card.object("data").string("asOf")).toEpochMilli();
    return datasets.build(List.of(goal), asOf, progress).get(goal.id());
  }

  /** The property of each row's profile; null for none, and for what is no single value. */
  private List<String> values(String property, TrainingSet rows, JobContext job) {
    Set<Long> wanted = new HashSet<>();
    for (long g : rows.groups()) {
      wanted.add(g);
    }
    Map<Long, String> known = new HashMap<>();
    profiles.scan(
        List.of("properties." + property),
        0,
        1,
        p -> {
          long hash = pseudonyms.hash(p.id());
          Object v = Fields.of("profile", p.source()).object("properties").raw(property);
          boolean single = v instanceof String || v instanceof Number || v instanceof Boolean;
          if (single && wanted.contains(hash)) {
            known.put(hash, v.toString());
          }
        },
        job);
    List<String> out = new ArrayList<>(rows.size());
    for (long g : rows.groups()) {
      out.add(known.get(g));
    }
    return out;
  }

  private static List<Map<String, Object>> closeProxies(TrainingSet rows, List<String> values) {
    List<Map<String, Object>> out = new ArrayList<>();
    for (ProxyScan.Proxy p : ProxyScan.of(rows, values)) {
      if (p.close() && out.size() < MAX_PROXIES) {
        out.add(p.toMap());
      }
    }
    return out;
  }
}
