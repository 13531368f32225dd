/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.evaluate.Candidate;
import io.foresight.core.evaluate.CutOff;
import io.foresight.core.job.Progress;
import io.foresight.core.model.Calibrator;
import io.foresight.core.model.ScoringModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learners compete on validation rows: the simplest one whose log loss is within one standard error
 * of the best wins (Breiman et al. 1984), is fitted on all training rows, calibrated on predictions
 * for rows it was not fitted on, and evaluated once on the untouched test rows. A learner that
 * fails is left out with a note. Deterministic for given rows, options and split.
 */
public final class Competition {
  /** Rows of either outcome needed to learn from. */
  public static final int MIN_OUTCOMES = 50;

  /** Rows of either outcome needed to test on. */
  public static final int MIN_TEST_OUTCOMES = 10;

  /** Learners simpler than a logistic regression are not blended. */
  private static final int BLENDED_FROM = 20;

  private static final Logger LOG = LoggerFactory.getLogger(Competition.class);

  private final CompetitionOptions options;

  /**
   * @param options how it is held
   */
  public Competition(CompetitionOptions options) {
    this.options = options;
  }

  /**
   * Trains and evaluates.
   *
   * @param set all rows
   * @param split of these rows
   * @param progress told what is going on
   * @return a model with its report, or the reason why there is none; never throws for poor data
   * @throws io.foresight.core.job.CancelledException if asked to stop
   */
  public CompetitionResult run(TrainingSet set, Split split, Progress progress) {
    TrainingSet fit = set.subset(split.fit());
    TrainingSet test = set.subset(split.test());
    String refusal = refusal(fit, test);
    if (!refusal.isEmpty()) {
      return CompetitionResult.refused(refusal);
    }
    Trained trained = train(set, split, progress);
    if (!trained.refusal.isEmpty()) {
      return CompetitionResult.refused(trained.refusal);
    }
    progress.report("evaluating", 0, 1);
    FinalEvaluation evaluation =
        new FinalEvaluation(trained.model(), trained.rule(), trained.rows(), test, options);
    return trained.result(evaluation, split.description());
  }

  /** Chooses, fits and calibrates; the split's test rows are not looked at. */
  Trained train(TrainingSet set, Split split, Progress progress) {
    TrainingSet fit = set.subset(split.fit());
    FitContext context = new FitContext(options.seed(), options.threads(), progress);
    List<String> notes = new ArrayList<>();
    List<Entrant> learners = enter(options.learners(), set, split, context, notes);
    List<Entrant> baselines = enter(options.baselines(), set, split, context, notes);
    if (learners.isEmpty() || baselines.isEmpty()) {
      return Trained.refused("no learner could be validated: " + String.join("; ", notes));
    }
    blend(learners);
    Entrant best = learners.stream().min(Comparator.comparingDouble(Entrant::loss)).orElseThrow();
    Entrant winner = simplestWithinNoise(learners, best, split.inTime());
    Entrant baseline =
        baselines.stream().min(Comparator.comparingDouble(Entrant::loss)).orElseThrow();

    TrainingSet rows = Sampling.atMost(fit, options.maxFitRows(), options.seed());
    if (rows.size() < fit.size()) {
      notes.add("fitted on a sample of " + rows.size() + " of " + fit.size() + " rows");
    }
    progress.report("fitting " + winner.learner().name(), 0, 1);
    ScoringModel raw = winner.learner().fit(rows, winner.setting(), context);
    ScoringModel rule = baseline.learner().fit(rows, baseline.setting(), context);
    OutOfFold outside = outside(set, split, raw, rows.size(), winner);
    Calibrator calibrator = CalibratorFit.best(outside);
    List<Candidate> candidates = new ArrayList<>();
    for (Entrant e : concat(baselines, learners)) {
      candidates.add(candidate(e, best, e == winner, split.inTime()));
    }
    return new Trained(
        raw.with(calibrator),
        rule,
        rows,
        CutOff.highestF1(outside.ranking(calibrator)),
        winner.hyperParameters(),
        baseline.learner().name(),
        candidates,
        notes);
  }

  private static String refusal(TrainingSet fit, TrainingSet test) {
    if (fit.size() == 0 || test.size() == 0) {
      return "there are no rows to " + (fit.size() == 0 ? "learn from" : "test on");
    }
    int positives = fit.positives();
    int rarer = Math.min(positives, fit.size() - positives);
    if (rarer == 0) {
      return "the outcome "
          + (positives == 0 ? "never" : "always")
          + " happened in "
          + fit.size()
          + " rows: there is nothing to tell apart";
    }
    if (rarer < MIN_OUTCOMES) {
      return "only "
          + rarer
          + " rows of the rarer outcome, at least "
          + MIN_OUTCOMES
          + " are needed to learn";
    }
    int testPositives = test.positives();
    int testRarer = Math.min(testPositives, test.size() - testPositives);
    return testRarer < MIN_TEST_OUTCOMES
        ? "only "
            + testRarer
            + " test rows of the rarer outcome, at least "
            + MIN_TEST_OUTCOMES
            + " are needed to evaluate"
        : "";
  }

  private List<Entrant> enter(
      List<Learner> learners,
      TrainingSet set,
      Split split,
      FitContext context,
      List<String> notes) {
    List<Entrant> out = new ArrayList<>();
    TrainingSet fit = set.subset(split.fit());
    for (Learner learner : learners) {
      String unable = learner.unable(fit);
      if (!unable.isEmpty()) {
        notes.add(learner.name() + " did not take part: " + unable);
        continue;
      }
      try {
        Entrant e = new Entrant(learner);
        for (Split.Fold fold : split.folds()) {
          TrainingSet train =
              Sampling.atMost(set.subset(fold.train()), options.maxFoldRows(), options.seed());
          TrainingSet validation =
              Sampling.atMost(set.subset(fold.validation()), options.maxFoldRows(), options.seed());
          if (usable(train, MIN_OUTCOMES / 2) && usable(validation, MIN_TEST_OUTCOMES / 2)) {
            e.run(train, validation, context);
          }
        }
        if (e.folds() > 0) {
          e.settle();
          out.add(e);
        } else {
          notes.add(learner.name() + " did not take part: no fold has enough of both outcomes");
        }
      } catch (LearnerException e) {
        LOG.warn("{} failed and is left out", learner.name(), e);
        notes.add(learner.name() + " did not take part: " + e.getMessage());
      }
    }
    return out;
  }

  /** The mean of the two best takes part as well, if there are two of some power. */
  private static void blend(List<Entrant> learners) {
    List<Entrant> strong =
        learners.stream()
            .filter(e -> e.learner().complexity() >= BLENDED_FROM)
            .sorted(Comparator.comparingDouble(Entrant::loss))
            .limit(2)
            .collect(Collectors.toList());
    if (strong.size() == 2) {
      learners.add(Entrant.blend(strong));
    }
  }

  private static boolean usable(TrainingSet rows, int needed) {
    int positives = rows.positives();
    return Math.min(positives, rows.size() - positives) >= needed;
  }

  private static Entrant simplestWithinNoise(List<Entrant> all, Entrant best, boolean inTime) {
    Entrant winner = best;
    for (Entrant e : all) {
      if (e.learner().complexity() < winner.learner().complexity()
          && e.loss() - best.loss() <= e.standardError(best, inTime)) {
        winner = e;
      }
    }
    return winner;
  }

  /** Margins on rows that the model giving them was not fitted on. */
  private static OutOfFold outside(
      TrainingSet set, Split split, ScoringModel model, int fitted, Entrant winner) {
    if (split.calibration().length > 0) {
      TrainingSet rows = set.subset(split.calibration());
      return OutOfFold.none()
          .and(Entrant.margins(model, rows), rows.labels(), rows.groups(), fitted);
    }
    return winner.outOfFold();
  }

  private static Candidate candidate(Entrant e, Entrant best, boolean chosen, boolean inTime) {
    return new Candidate(
        e.learner().name(),
        e.hyperParameters(),
        e.loss(),
        e.auc(),
        e.loss() - best.loss(),
        e.standardError(best, inTime),
        chosen);
  }

  private static List<Entrant> concat(List<Entrant> a, List<Entrant> b) {
    List<Entrant> out = new ArrayList<>(a);
    out.addAll(b);
    return out;
  }
}
