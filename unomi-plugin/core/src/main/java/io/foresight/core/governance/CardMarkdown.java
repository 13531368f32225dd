/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.governance;

import io.foresight.core.evaluate.CalibrationTable;
import io.foresight.core.evaluate.EvaluationReport;
import io.foresight.core.evaluate.Interval;
import io.foresight.core.evaluate.Quality;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a model card as Markdown. */
final class CardMarkdown {
  private static final Map<String, String> METRICS = new LinkedHashMap<>();

  static {
    METRICS.put("auc", "AUC (0.5 chance, 1 perfect)");
    METRICS.put("lift10", "Lift of the best 10 %");
    METRICS.put("prAuc", "Average precision");
    METRICS.put("logLoss", "Log loss (less is better)");
    METRICS.put("brier", "Brier score (less is better)");
    METRICS.put("calibrationError", "Calibration error (less is better)");
    METRICS.put("rate", "Share for whom it happened");
  }

  private final ModelCard card;
  private final StringBuilder out = new StringBuilder();

  CardMarkdown(ModelCard card) {
    this.card = card;
  }

  String write() {
    line("# Model card: " + card.model().version());
    line("");
    line("Status: " + card.model().status().name().toLowerCase(Locale.ROOT));
    line("Trained: " + Instant.ofEpochMilli(card.model().createdAt()));
    section("Purpose");
    line(card.purpose());
    section("Data");
    table(card.data());
    EvaluationReport report = card.evaluation();
    if (report != null) {
      quality(report);
    }
    section("Features by weight");
    card.features().forEach((k, v) -> line("- " + k + ": " + percent(v)));
    section("Fairness");
    Object fairness = card.fairness();
    line(
        fairness instanceof Map
            ? escape(String.valueOf(((Map<?, ?>) fairness).get("reason")))
            : "Not audited.");
    section("Limits");
    card.limits().forEach(l -> line("- " + escape(l)));
    section("Approvals");
    list(card.model().approvals(), "by", "comment");
    section("What was found out since");
    list(card.model().checks(), "kind", "reason");
    return out.toString();
  }

  private void quality(EvaluationReport r) {
    section("Quality");
    line("Grade " + r.grade().name() + ": " + r.grade().words() + ".");
    Interval q = r.liftQuality();
    line(
        String.format(
            Locale.ROOT,
            "Lift quality %.0f of 100 (%.0f to %.0f). It was %s.",
            q.value(),
            q.low(),
            q.high(),
            r.testedOn().words()));
    line("");
    line("| metric | model (95 % interval) | rule of thumb |");
    line("|---|---|---|");
    METRICS.forEach((k, words) -> line("| " + words + row(r.model(), r.baseline(), k)));
    CalibrationTable calibration = r.calibrationTable();
    if (calibration != null) {
      line("");
      line("| predicted | happened (95 % interval) | cases |");
      line("|---|---|---|");
      for (CalibrationTable.Bin b : calibration.bins()) {
        Interval i = b.observed();
        line(
            String.format(
                Locale.ROOT,
                "| %s | %s (%s to %s) | %.0f |",
                percent(b.predicted()),
                percent(i.value()),
                percent(i.low()),
                percent(i.high()),
                b.count()));
      }
    }
  }

  private static String row(Quality model, Quality baseline, String key) {
    Interval i = model.get(key);
    return String.format(
        Locale.ROOT,
        " | %.4f (%.4f to %.4f) | %.4f |",
        i.value(),
        i.low(),
        i.high(),
        baseline.value(key));
  }

  private void table(Map<String, Object> map) {
    map.forEach((k, v) -> line("- " + k + ": " + escape(ModelCard.number(v))));
  }

  private void list(List<Map<String, Object>> entries, String what, String text) {
    if (entries.isEmpty()) {
      line("None.");
    }
    for (Map<String, Object> e : entries) {
      Object at = e.get("at");
      Object said = e.get(text);
      line(
          "- "
              + (at instanceof Number ? Instant.ofEpochMilli(((Number) at).longValue()) : "?")
              + " "
              + escape(String.valueOf(e.get(what)))
              + (said == null ? "" : ": " + escape(said.toString())));
    }
  }

  private void section(String title) {
    line("");
    line("## " + title);
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** Names come from people: they must not break out of their line. */
  private static String escape(String s) {
    return s.replaceAll("[\\r\\n]+", " ").replace("|", "\\|").replace("<", "&lt;");
  }
}
