/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.evaluate.Ranking;
import io.foresight.core.model.Calibrator;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A learner in the competition: its margins on the validation rows of each fold, per setting. */
final class Entrant {
  private final Learner learner;
  private final List<double[][]> margins = new ArrayList<>();
  private final List<boolean[]> labels = new ArrayList<>();
  private final List<long[]> groups = new ArrayList<>();
  private final List<Integer> fitted = new ArrayList<>();
  private int best;

  Entrant(Learner learner) {
    this.learner = learner;
  }

  Learner learner() {
    return learner;
  }

  void run(TrainingSet train, TrainingSet validation, FitContext context) {
    List<ScoringModel> models = learner.fitAll(train, context);
    double[][] m = new double[models.size()][];
    for (int s = 0; s < m.length; s++) {
      m[s] = margins(models.get(s), validation);
    }
    margins.add(m);
    labels.add(validation.labels());
    groups.add(validation.groups());
    fitted.add(train.size());
  }

  /** The blend of settled entrants that ran on the same folds; settled. */
  static Entrant blend(List<Entrant> parts) {
    Entrant out = new Entrant(new BlendedLearner(parts));
    Entrant first = parts.get(0);
    out.labels.addAll(first.labels);
    out.groups.addAll(first.groups);
    out.fitted.addAll(first.fitted);
    for (int f = 0; f < first.folds(); f++) {
      double[] mean = new double[first.labels.get(f).length];
      for (Entrant e : parts) {
        double[] m = e.margins.get(f)[e.best];
        for (int i = 0; i < mean.length; i++) {
          mean[i] += m[i] / parts.size();
        }
      }
      out.margins.add(new double[][] {mean});
    }
    return out;
  }

  static double[] margins(ScoringModel model, TrainingSet rows) {
    double[] out = new double[rows.size()];
    Row row = rows.schema().newRow();
    for (int i = 0; i < out.length; i++) {
      rows.read(i, row);
      out[i] = model.margin(row);
    }
    return out;
  }

  /** Fixes the setting with the least mean loss. */
  void settle() {
    double least = Double.POSITIVE_INFINITY;
    for (int s = 0; s < learner.settings().size(); s++) {
      double l = loss(s);
      if (l < least) {
        least = l;
        best = s;
      }
    }
  }

  int setting() {
    return best;
  }

  Map<String, Object> hyperParameters() {
    return learner.settings().get(best);
  }

  /** Mean over folds of the mean loss: every fold counts the same, whatever its size. */
  double loss(int setting) {
    double sum = 0;
    for (int f = 0; f < margins.size(); f++) {
      sum += PairedLosses.mean(losses(f, setting));
    }
    return sum / margins.size();
  }

  double loss() {
    return loss(best);
  }

  /** Mean AUC over folds. */
  double auc() {
    double sum = 0;
    for (int f = 0; f < margins.size(); f++) {
      double[] p = margins.get(f)[best].clone();
      for (int i = 0; i < p.length; i++) {
        p[i] = Calibrator.logistic(p[i]);
      }
      Ranking r = new Ranking(p, labels.get(f));
      sum += r.auc(r.ones());
    }
    return sum / margins.size();
  }

  /** Standard error of the mean loss above another entrant's, see {@link PairedLosses}. */
  double standardError(Entrant other, boolean inTime) {
    PairedLosses paired = new PairedLosses();
    for (int f = 0; f < folds(); f++) {
      paired.add(losses(f, best), other.losses(f, other.best), groups.get(f));
    }
    return paired.standardError(inTime);
  }

  int folds() {
    return margins.size();
  }

  /** The best setting's margins on the validation rows of all folds. */
  OutOfFold outOfFold() {
    OutOfFold out = OutOfFold.none();
    for (int f = 0; f < folds(); f++) {
      out = out.and(margins.get(f)[best], labels.get(f), groups.get(f), fitted.get(f));
    }
    return out;
  }

  private double[] losses(int fold, int setting) {
    double[] m = margins.get(fold)[setting];
    boolean[] y = labels.get(fold);
    double[] out = new double[m.length];
    for (int i = 0; i < m.length; i++) {
      out[i] = Ranking.logLoss(Calibrator.logistic(m[i]), y[i]);
    }
    return out;
  }
}
