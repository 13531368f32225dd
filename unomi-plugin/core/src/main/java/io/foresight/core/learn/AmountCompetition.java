/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.evaluate.AmountReport;
import io.foresight.core.job.Progress;
import io.foresight.core.model.Calibrator;
import io.foresight.core.model.ScoringModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learners of amounts compete on validation rows, as those of probabilities do in {@link
 * Competition}: the simplest one whose Tweedie deviance is within one standard error of the best
 * wins, is fitted on all training rows, scaled so that its total on validation rows (predicted by
 * models that had not seen them) is right, and evaluated once on the untouched test rows against
 * the naive spend rate. Deterministic for given rows, options and split.
 */
public final class AmountCompetition {
  /** Rows with an amount above 0 needed to learn from. */
  public static final int MIN_SPENDERS = 50;

  /** Rows with an amount above 0 needed to test on. */
  public static final int MIN_TEST_SPENDERS = 10;

  /** Beyond this the total of validation rows tells of another season, not of the model. */
  private static final double MOST_FACTOR = 2;

  private static final Logger LOG = LoggerFactory.getLogger(AmountCompetition.class);

  private final CompetitionOptions options;
  private final int horizonDays;
  private final List<AmountLearner> learners;

  /**
   * @param options how it is held; its learners and recency column are not looked at
   * @param horizonDays length of the outcome window
   */
  public AmountCompetition(CompetitionOptions options, int horizonDays) {
    this(options, horizonDays, List.of(new AmountRegression(), new AmountTrees()));
  }

  AmountCompetition(CompetitionOptions options, int horizonDays, List<AmountLearner> learners) {
    this.options = options;
    this.horizonDays = horizonDays;
    this.learners = learners;
  }

  /**
   * Trains and evaluates.
   *
   * @param set all rows, with amounts
   * @param split of these rows
   * @param progress told what is going on
   * @return a model with its report, or the reason why there is none; never throws for poor data
   * @throws io.foresight.core.job.CancelledException if asked to stop
   */
  public AmountResult run(TrainingSet set, Split split, Progress progress) {
    TrainingSet fit = set.subset(split.fit());
    TrainingSet test = set.subset(split.test());
    String refusal = refusal(fit, test);
    if (!refusal.isEmpty()) {
      return AmountResult.refused(refusal);
    }
    FitContext context = new FitContext(options.seed(), options.threads(), progress);
    List<String> notes = new ArrayList<>();
    List<AmountEntrant> all = new ArrayList<>();
    for (AmountLearner learner : learners) {
      AmountEntrant e = enter(learner, set, split, context, notes);
      if (e != null) {
        all.add(e);
      }
    }
    if (all.isEmpty()) {
      return AmountResult.refused("no learner could be validated: " + String.join("; ", notes));
    }
    AmountEntrant best =
        all.stream().min(Comparator.comparingDouble(AmountEntrant::loss)).orElseThrow();
    AmountEntrant winner = best;
    for (AmountEntrant e : all) {
      if (e.learner().complexity() < winner.learner().complexity()
          && e.loss() - best.loss() <= e.standardError(best, split.inTime())) {
        winner = e;
      }
    }
    TrainingSet rows = Sampling.atMost(fit, options.maxFitRows(), options.seed());
    if (rows.size() < fit.size()) {
      notes.add("fitted on a sample of " + rows.size() + " of " + fit.size() + " rows");
    }
    progress.report("fitting " + winner.learner().name(), 0, 1);
    double factor = Math.max(1 / MOST_FACTOR, Math.min(MOST_FACTOR, winner.factor()));
    ScoringModel model =
        winner.learner().fit(rows, winner.setting(), context).with(Calibrator.amount(factor));
    progress.report("evaluating", 0, 1);
    List<Map<String, Object>> candidates = new ArrayList<>();
    for (AmountEntrant e : all) {
      candidates.add(e.toMap(best, e == winner, split.inTime()));
    }
    Map<String, Object> parameters = new LinkedHashMap<>(winner.hyperParameters());
    parameters.put("factor", factor);
    AmountReport report =
        new AmountEvaluation(model, rows, test, options)
            .report(horizonDays, parameters, split.description(), candidates, notes);
    return AmountResult.of(model, report);
  }

  private static String refusal(TrainingSet fit, TrainingSet test) {
    if (fit.size() == 0 || test.size() == 0) {
      return "there are no rows to " + (fit.size() == 0 ? "learn from" : "test on");
    }
    if (fit.positives() < MIN_SPENDERS) {
      return "only "
          + fit.positives()
          + " rows with an amount, at least "
          + MIN_SPENDERS
          + " are needed to learn";
    }
    return test.positives() < MIN_TEST_SPENDERS
        ? "only "
            + test.positives()
            + " test rows with an amount, at least "
            + MIN_TEST_SPENDERS
            + " are needed to evaluate"
        : "";
  }

  private @Nullable AmountEntrant enter(
      AmountLearner learner, TrainingSet set, Split split, FitContext context, List<String> notes) {
    String unable = learner.unable();
    if (unable.isEmpty()) {
      try {
        AmountEntrant e = new AmountEntrant(learner);
        for (Split.Fold fold : split.folds()) {
          TrainingSet train = sample(set.subset(fold.train()));
          TrainingSet validation = sample(set.subset(fold.validation()));
          if (train.positives() >= MIN_SPENDERS / 2
              && validation.positives() >= MIN_TEST_SPENDERS / 2) {
            e.run(train, validation, context);
          }
        }
        if (e.folds() > 0) {
          e.settle();
          return e;
        }
        unable = "no fold has enough rows with an amount";
      } catch (LearnerException e) {
        LOG.warn("{} failed and is left out", learner.name(), e);
        unable = String.valueOf(e.getMessage());
      }
    }
    notes.add(learner.name() + " did not take part: " + unable);
    return null;
  }

  private TrainingSet sample(TrainingSet rows) {
    return Sampling.atMost(rows, options.maxFoldRows(), options.seed());
  }
}
