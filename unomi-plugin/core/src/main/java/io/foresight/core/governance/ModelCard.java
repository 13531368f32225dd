/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.governance;

import io.foresight.core.evaluate.EvaluationReport;
import io.foresight.core.input.Fields;
import io.foresight.core.input.InvalidInputException;
import io.foresight.core.registry.ModelRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a reader must know of a model before relying on it (Mitchell et al., "Model Cards for Model
 * Reporting", 2019): purpose, data, features, quality, fairness, limits, approvals and what was
 * found out since. Made from the record alone; holds no identifier of a profile. Immutable.
 */
public final class ModelCard {
  private static final int FEATURES = 20;

  private final ModelRecord record;
  private final Fields card;
  private final @Nullable EvaluationReport report;

  private ModelCard(ModelRecord record) {
    this.record = record;
    this.card = Fields.of("card", record.card());
    this.report = report(card);
  }

  /** The card of a version. */
  public static ModelCard of(ModelRecord record) {
    return new ModelCard(record);
  }

  private static @Nullable EvaluationReport report(Fields card) {
    try {
      return card.has("evaluation") && !"amount".equals(card.object("evaluation").raw("kind"))
          ? EvaluationReport.fromMap(card.object("evaluation").asMap())
          : null;
    } catch (InvalidInputException unreadable) {
      return null;
    }
  }

  ModelRecord model() {
    return record;
  }

  @Nullable EvaluationReport evaluation() {
    return report;
  }

  /** What people call the goal. */
  String goalName() {
    Object name = card.object("goal").raw("name");
    return name == null ? record.goal() : name.toString();
  }

  /** What the scores are for, in a sentence. */
  String purpose() {
    Fields goal = card.object("goal");
    Object days = goal.raw("horizonDays");
    return "Estimates for each consenting profile how probable it is: "
        + goalName()
        + (days == null ? "" : " (looking " + days + " days ahead)")
        + ". For choosing whom to address and with what; not for decisions with legal or similarly "
        + "significant effects on a person.";
  }

  Map<String, Object> data() {
    return card.object("data").asMap();
  }

  @Nullable Object fairness() {
    Object later = record.lastCheck("fairness");
    return later == null ? card.raw("fairness") : later;
  }

  /** Columns by share of contribution, the strongest first. */
  Map<String, Double> features() {
    Map<String, Double> out = new LinkedHashMap<>();
    if (report != null) {
      report.importance().entrySet().stream()
          .filter(e -> e.getValue() > 0)
          .limit(FEATURES)
          .forEach(e -> out.put(e.getKey(), e.getValue()));
    }
    return out;
  }

  /** What it must not be trusted with, in sentences. */
  List<String> limits() {
    List<String> out = new ArrayList<>();
    if (!record.releasable()) {
      out.add("It may not go live: " + record.reason());
    }
    if (report != null) {
      out.add("It was " + report.testedOn().words() + ".");
      out.addAll(report.alarms());
      out.addAll(report.notes());
      if (report.calibrationTable() != null && report.calibrationTable().outside() > 2) {
        out.add(
            "Its probabilities are off in "
                + report.calibrationTable().outside()
                + " of "
                + report.calibrationTable().bins().size()
                + " bins: use it to rank rather than to count.");
      }
    }
    if (fairness() == null) {
      out.add("It was not audited for fairness.");
    }
    out.add("Profile properties are read as they are now, also for past moments.");
    long erased = record.checks().stream().filter(c -> "erasure".equals(c.get("kind"))).count();
    if (erased > 0) {
      out.add(erased + " profiles that were erased since may have been part of its training.");
    }
    return out;
  }

  /** The card as a JSON-like map. */
  public Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>(record.summary());
    m.put("purpose", purpose());
    m.put("definition", card.object("goal").asMap());
    m.put("data", data());
    m.put("features", features());
    if (report != null) {
      m.put("grade", report.grade().name());
      m.put("gradeWords", report.grade().words());
      m.put("liftQuality", report.liftQuality().toMap());
      m.put("evaluation", card.object("evaluation").asMap());
    }
    Object fairness = fairness();
    if (fairness != null) {
      m.put("fairness", fairness);
    }
    m.put("limits", limits());
    m.put("approvals", record.approvals());
    m.put("checks", record.checks());
    return m;
  }

  /** The card for people, as Markdown. */
  public String toMarkdown() {
    return new CardMarkdown(this).write();
  }

  static String number(@Nullable Object v) {
    return v instanceof Double ? String.format(Locale.ROOT, "%.4g", (Double) v) : String.valueOf(v);
  }
}
