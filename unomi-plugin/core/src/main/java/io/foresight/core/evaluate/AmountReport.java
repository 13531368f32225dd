/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model of amounts is worth on rows of the untouched future, beside the naive spend rate it
 * has to beat. Immutable.
 */
public final class AmountReport {
  private static final int SHOWN = 30;

  private final AmountQuality model;
  private final AmountQuality baseline;
  private final AmountComparison comparison;
  private final Map<String, Object> map;

  private AmountReport(Builder b) {
    model = AmountQuality.of(b.mine, b.bootstrap);
    baseline = AmountQuality.of(b.naive, b.bootstrap);
    comparison = AmountComparison.of(b.mine, b.naive, b.bootstrap);
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("kind", "amount");
    m.put("beatsBaseline", beatsBaseline());
    m.put("reason", comparison.reason());
    m.put("alarms", new ArrayList<>());
    m.put("testedOn", "future");
    m.put("metrics", model.toMap());
    m.put("baseline", baseline.toMap());
    m.put("baselineName", b.naiveName);
    m.put("comparison", comparison.toMap());
    AmountRanking reference = b.reference;
    if (reference != null) {
      m.put("reference", AmountQuality.of(reference, b.bootstrap).toMap());
      m.put("referenceName", b.referenceName);
      m.put("referenceComparison", AmountComparison.of(b.mine, reference, b.bootstrap).toMap());
    }
    m.put("deciles", b.mine.slices(10));
    m.put("candidates", b.candidates);
    m.put("importance", b.importance);
    m.put("notes", b.notes);
    if (b.provenance != null) {
      m.put("provenance", b.provenance.toMap());
    }
    map = Collections.unmodifiableMap(m);
  }

  /** Quality on the test rows. */
  public AmountQuality model() {
    return model;
  }

  /** Quality of the naive spend rate on the same rows. */
  public AmountQuality baseline() {
    return baseline;
  }

  /** Model against the naive spend rate. */
  public AmountComparison comparison() {
    return comparison;
  }

  /** Whether it may go live: order and error are better than the naive ones beyond noise. */
  public boolean beatsBaseline() {
    return comparison.better();
  }

  /** For the model card, JSON-like; {@code kind} is {@code amount}. */
  public Map<String, Object> toMap() {
    return new LinkedHashMap<>(map);
  }

  /** Collects the parts. */
  public static final class Builder {
    private final AmountRanking mine;
    private final AmountRanking naive;
    private final String naiveName;
    private final Bootstrap bootstrap;
    private @Nullable AmountRanking reference;
    private String referenceName = "";
    private List<Map<String, Object>> candidates = List.of();
    private Map<String, Object> importance = Map.of();
    private List<String> notes = List.of();
    private @Nullable Provenance provenance;

    /**
     * @param mine predictions of the model
     * @param naive predictions of the baseline for the same rows
     * @param naiveName name of the baseline
     * @param bootstrap over the same rows
     */
    public Builder(AmountRanking mine, AmountRanking naive, String naiveName, Bootstrap bootstrap) {
      this.mine = mine;
      this.naive = naive;
      this.naiveName = naiveName;
      this.bootstrap = bootstrap;
    }

    /** Another yardstick, told but not needed to be beaten. */
    public Builder reference(AmountRanking ranking, String name) {
      reference = ranking;
      referenceName = name;
      return this;
    }

    /** How the learners did on the validation rows. */
    public Builder candidates(List<Map<String, Object>> all) {
      candidates = new ArrayList<>(all);
      return this;
    }

    /** Share of each column, largest first; the first thirty are kept. */
    public Builder importance(Map<String, Double> shares) {
      Map<String, Object> m = new LinkedHashMap<>();
      shares.forEach(
          (name, share) -> {
            if (m.size() < SHOWN && share > 0) {
              m.put(name, share);
            }
          });
      importance = m;
      return this;
    }

    /** What else to know. */
    public Builder notes(List<String> all) {
      notes = new ArrayList<>(all);
      return this;
    }

    /** Where the model comes from. */
    public Builder provenance(Provenance p) {
      provenance = p;
      return this;
    }

    /** The report. */
    public AmountReport build() {
      return new AmountReport(this);
    }
  }
}
