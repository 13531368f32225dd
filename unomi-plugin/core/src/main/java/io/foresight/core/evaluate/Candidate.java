/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.evaluate;

import io.foresight.core.input.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/** How one learner did on the validation rows. */
public final class Candidate {
  private final String learner;
  private final Map<String, Object> hyperParameters;
  private final double logLoss;
  private final double auc;
  private final double behindBest;
  private final double noise;
  private final boolean chosen;

  /**
   * @param learner its name
   * @param hyperParameters its best setting
   * @param logLoss mean over validation rows
   * @param auc on validation rows
   * @param behindBest log loss above that of the best candidate
   * @param noise standard error of that difference
   * @param chosen whether it won
   */
  public Candidate(
      String learner,
      Map<String, Object> hyperParameters,
      double logLoss,
      double auc,
      double behindBest,
      double noise,
      boolean chosen) {
    this.learner = learner;
    this.hyperParameters = new LinkedHashMap<>(hyperParameters);
    this.logLoss = logLoss;
    this.auc = auc;
    this.behindBest = behindBest;
    this.noise = noise;
    this.chosen = chosen;
  }

  /** Its name. */
  public String learner() {
    return learner;
  }

  /** Mean log loss over validation rows. */
  public double logLoss() {
    return logLoss;
  }

  /** AUC on validation rows. */
  public double auc() {
    return auc;
  }

  /** Log loss above that of the best candidate. */
  public double behindBest() {
    return behindBest;
  }

  /** Standard error of {@link #behindBest()}. */
  public double noise() {
    return noise;
  }

  /** Whether it won. */
  public boolean chosen() {
    return chosen;
  }

  Map<String, Object> toMap() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("learner", learner);
    m.put("hyperParameters", hyperParameters);
    Numbers.put(m, "logLoss", logLoss);
    Numbers.put(m, "auc", auc);
    Numbers.put(m, "behindBest", behindBest);
    Numbers.put(m, "noise", noise);
    m.put("chosen", chosen);
    return m;
  }

  static Candidate fromFields(Fields f) {
    Map<String, Object> m = f.asMap();
    return new Candidate(
        f.string("learner"),
        f.object("hyperParameters").asMap(),
        Numbers.get(m, "logLoss"),
        Numbers.get(m, "auc"),
        Numbers.get(m, "behindBest"),
        Numbers.get(m, "noise"),
        f.bool("chosen", false));
  }
}
