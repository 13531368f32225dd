/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.evaluate.Ranking;
import io.foresight.core.model.Calibrator;
import io.foresight.core.model.ScoringModel;
import io.foresight.core.table.Row;
import java.util.ArrayList;
import java.util.List;

/** A learner in the competition: its margins on the validation rows of each fold, per setting. */
final class Entrant extends Contestant {
  private final Learner learner;
  private final List<boolean[]> labels = new ArrayList<>();
  private final List<Integer> fitted = new ArrayList<>();

  Entrant(Learner learner) {
    super(learner.settings());
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
    add(m, validation.groups());
    labels.add(validation.labels());
    fitted.add(train.size());
  }

  /** The blend of settled entrants that ran on the same folds; settled. */
  static Entrant blend(List<Entrant> parts) {
    Entrant out = new Entrant(new BlendedLearner(parts));
    Entrant first = parts.get(0);
    out.labels.addAll(first.labels);
    out.fitted.addAll(first.fitted);
    for (int f = 0; f < first.folds(); f++) {
      double[] mean = new double[first.labels.get(f).length];
      for (Entrant e : parts) {
        double[] m = e.output(f, e.setting());
        for (int i = 0; i < mean.length; i++) {
          mean[i] += m[i] / parts.size();
        }
      }
      out.add(new double[][] {mean}, first.groups(f));
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

  /** Mean AUC over folds. */
  double auc() {
    double sum = 0;
    for (int f = 0; f < folds(); f++) {
      double[] p = output(f, setting()).clone();
      for (int i = 0; i < p.length; i++) {
        p[i] = Calibrator.logistic(p[i]);
      }
      Ranking r = new Ranking(p, labels.get(f));
      sum += r.auc(r.ones());
    }
    return sum / folds();
  }

  /** The best setting's margins on the validation rows of all folds. */
  OutOfFold outOfFold() {
    OutOfFold out = OutOfFold.none();
    for (int f = 0; f < folds(); f++) {
      out = out.and(output(f, setting()), labels.get(f), groups(f), fitted.get(f));
    }
    return out;
  }

  @Override
  double[] losses(int fold, int setting) {
    double[] m = output(fold, setting);
    boolean[] y = labels.get(fold);
    double[] out = new double[m.length];
    for (int i = 0; i < m.length; i++) {
      out[i] = Ranking.logLoss(Calibrator.logistic(m[i]), y[i]);
    }
    return out;
  }
}
