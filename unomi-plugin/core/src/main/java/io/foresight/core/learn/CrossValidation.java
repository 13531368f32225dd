/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.evaluate.FoldFigures;
import io.foresight.core.evaluate.Ranking;
import io.foresight.core.job.Progress;

/**
 * For when history is too short for a split in time: the whole competition is held once per fold on
 * the other folds' profiles and predicts those it has not seen; the model itself is then trained on
 * all. All rows of a profile are in one fold. The report says that this is not a test on the
 * future. Deterministic for given rows and options.
 */
public final class CrossValidation {
  /** Folds by default. */
  public static final int FOLDS = 5;

  private final Competition competition;
  private final CompetitionOptions options;
  private final int folds;

  /**
   * @param options how each competition is held
   * @param folds 2 or more
   */
  public CrossValidation(CompetitionOptions options, int folds) {
    if (folds < 2) {
      throw new IllegalArgumentException("folds must be 2 or more, was " + folds);
    }
    this.competition = new Competition(options);
    this.options = options;
    this.folds = folds;
  }

  /**
   * Trains and evaluates.
   *
   * @param set all rows, with groups as well-mixed hashes
   * @return a model with its report, or the reason why there is none; never throws for poor data
   * @throws io.foresight.core.job.CancelledException if asked to stop
   */
  public CompetitionResult run(TrainingSet set, Progress progress) {
    int positives = set.positives();
    int rarer = Math.min(positives, set.size() - positives);
    if (rarer < Competition.MIN_OUTCOMES) {
      return CompetitionResult.refused(
          "only "
              + rarer
              + " rows of the rarer outcome, at least "
              + Competition.MIN_OUTCOMES
              + " are needed to learn");
    }
    double[] ours = new double[set.size()];
    double[] theirs = new double[set.size()];
    double[] auc = new double[folds];
    double[] logLoss = new double[folds];
    for (int f = 0; f < folds; f++) {
      int fold = f;
      Split split = Splits.fold(set, folds, f);
      Trained trained =
          competition.train(
              set,
              split,
              (phase, done, total) ->
                  progress.report("fold " + (fold + 1) + ": " + phase, fold, folds + 1L));
      if (!trained.refusal.isEmpty()) {
        return CompetitionResult.refused("fold " + (f + 1) + ": " + trained.refusal);
      }
      int[] test = split.test();
      TrainingSet rows = set.subset(test);
      double[] p = FinalEvaluation.probabilities(trained.model(), rows);
      double[] q = FinalEvaluation.probabilities(trained.rule(), rows);
      for (int i = 0; i < test.length; i++) {
        ours[test[i]] = p[i];
        theirs[test[i]] = q[i];
      }
      Ranking ranking = new Ranking(p, rows.labels());
      auc[f] = ranking.auc(ranking.ones());
      logLoss[f] = ranking.logLoss(ranking.ones());
    }
    Split whole = Splits.whole(set, folds + "-fold cross-validation by group hash");
    Trained last = competition.train(set, whole, progress);
    if (!last.refusal.isEmpty()) {
      return CompetitionResult.refused(last.refusal);
    }
    progress.report("evaluating", folds, folds + 1L);
    FinalEvaluation evaluation =
        new FinalEvaluation(last.model(), last.rule(), last.rows(), set, options)
            .heldOut(ours, theirs, new FoldFigures(auc, logLoss));
    return last.result(evaluation, whole.description());
  }
}
